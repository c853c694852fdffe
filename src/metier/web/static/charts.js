// Charts: pointing at a mark, or stepping from mark to mark with the arrow keys, says its figure in
// a line under the chart. Every figure is read off the chart's own table, which stands there without
// this file too. Pointing at a career's name, or at a line of a legend, dims all else.
"use strict";

const NEAR = 28;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

for (const drawing of document.querySelectorAll("figure > svg.chart, .choice > svg.chart")) {
  const figure = drawing.closest("figure");
  const table = figure.querySelector("table.data");
  const heads = table.tHead.rows[0].cells;
  const line = drawing.nextElementSibling;
  drawing.setAttribute("tabindex", "0");
  let on = null;

  const shown = () => [...drawing.querySelectorAll(".p")].filter((mark) => mark.getClientRects().length);

  function figureOf(mark) {
    const row = table.tBodies[0].rows[mark.dataset.k];
    const column = Number(mark.dataset.c) + 1;
    return `${row.cells[0].textContent}, ${heads[column].textContent}: ${row.cells[column].textContent}`;
  }

  function tell(mark) {
    if (mark === on) return;
    on?.classList.remove("on");
    mark?.classList.add("on");
    on = mark;
    line.textContent = mark ? figureOf(mark) : "";
  }

  function distance(mark, x, y) {
    const box = (mark.querySelector(".dot, .mean, .tick, rect") ?? mark).getBoundingClientRect();
    const beside = Math.max(box.left - x, 0, x - box.right);
    const above = Math.max(box.top - y, 0, y - box.bottom);
    return Math.hypot(beside, above);
  }

  function nearest(x, y) {
    let best = null;
    let least = NEAR;
    for (const mark of shown()) {
      const far = distance(mark, x, y);
      if (far < least) [best, least] = [mark, far];
    }
    return best;
  }

  function dim(keeps) {
    const parts = drawing.querySelectorAll(".p, .s1, .s2, .s3, .s4, .s5");
    for (const part of parts) part.classList.toggle("off", !keeps(part));
  }

  for (const name of drawing.querySelectorAll(".name")) {
    const own = [...name.classList].find((one) => /^c\d$/.test(one)).replace("c", "s");
    name.addEventListener("pointerenter", () => dim((part) => part.classList.contains(own)));
    name.addEventListener("pointerleave", () => dim(() => true));
  }
  for (const item of figure.querySelectorAll(".legend li")) {
    const shade = item.querySelector("i").className;
    const own = [...item.classList].find((one) => /^s\d$/.test(one));
    const keeps = (part) =>
      part.querySelector(`.${shade}`) !== null && (!own || part.classList.contains(own));
    item.addEventListener("pointerenter", () => dim(keeps));
    item.addEventListener("pointerleave", () => dim(() => true));
  }

  drawing.addEventListener("pointermove", (event) => tell(nearest(event.clientX, event.clientY)));
  drawing.addEventListener("pointerdown", (event) => tell(nearest(event.clientX, event.clientY)));
  drawing.addEventListener("keydown", (event) => {
    const marks = shown();
    const at = marks.indexOf(on);
    let next = null;
    if (event.key in STEPS) next = at < 0 ? 0 : (at + STEPS[event.key] + marks.length) % marks.length;
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = marks.length - 1;
    else if (event.key === "Escape") tell(null);
    if (next === null) return;
    event.preventDefault();
    tell(marks[next]);
  });
  for (const choice of figure.querySelectorAll(".choice input"))
    choice.addEventListener("change", () => tell(null));
}
