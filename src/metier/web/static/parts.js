// Sections of a page: what an address points into unfolds, and where there is room or on paper all
// are open. Without this file they unfold by hand, and style shows them on wide pages and in print.
"use strict";

const parts = document.querySelectorAll("details.part");

function unfold(all) {
  for (const part of parts) if (all || part.querySelector(":target")) part.open = true;
}

const wide = matchMedia("(min-width: 46.01rem)");
wide.addEventListener("change", () => unfold(wide.matches));
addEventListener("hashchange", () => unfold(false));
addEventListener("beforeprint", () => unfold(true));
unfold(wide.matches);
