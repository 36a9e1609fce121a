// Formulas, and what makes them easy to follow.

function render(element, tex, displayMode) {
  katex.render(tex, element, {displayMode, throwOnError: false});
}

for (const element of document.querySelectorAll(".arithmatex")) {
  const tex = element.textContent.trim();
  render(element, tex.slice(2, -2), tex.startsWith("\\["));
}

// The number of a formula shows the formula, wherever it stands.
const preview = document.createElement("div");
preview.className = "preview md-typeset";
preview.setAttribute("role", "tooltip");
preview.hidden = true;
document.body.append(preview);

let pointedAt = null;

function place() {
  const link = pointedAt.getBoundingClientRect();
  const above = link.top - preview.offsetHeight - 8;
  preview.style.left = `${Math.max(8, Math.min(link.left, innerWidth - preview.offsetWidth - 8))}px`;
  preview.style.top = `${above > 60 ? above : link.bottom + 8}px`;
}

function show({currentTarget}) {
  pointedAt = currentTarget;
  render(preview, pointedAt.dataset.tex, true);
  preview.hidden = false;
  place();
}

function hide() { preview.hidden = true; }

for (const link of document.querySelectorAll("a[data-tex]")) {
  link.addEventListener("mouseenter", show);
  link.addEventListener("focus", show);
  link.addEventListener("mouseleave", hide);
  link.addEventListener("blur", hide);
}
addEventListener("keydown", ({key}) => { if (key === "Escape") hide(); });
addEventListener("scroll", () => { if (!preview.hidden) place(); }, {passive: true});

// What scrolls inside its block can be reached and scrolled with the keyboard.
function reach() {
  for (const block of document.querySelectorAll(".highlight code, .formula > div, .md-typeset__scrollwrap")) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  }
}
addEventListener("resize", reach);
addEventListener("toggle", reach, true);  // a block that was folded
document.fonts.addEventListener("loadingdone", reach);  // letters of another width
reach();

// A link into a folded block opens it, and paper has no folds.
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
