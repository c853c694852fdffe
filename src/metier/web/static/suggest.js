// Titles as you type, in the fields that ask for one. Without this file they are plain fields.
"use strict";

const PAUSE = 120;

function offer(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-titles`;
  input.after(list);
  input.setAttribute("list", list.id);
  let asked = "";
  let waiting = 0;

  async function ask() {
    const text = input.value.trim();
    if (text.length < 2 || text === asked) return;
    asked = text;
    const answer = await fetch(`/suggest?${new URLSearchParams({ q: text })}`);
    if (!answer.ok || asked !== text) return;
    const { titles } = await answer.json();
    list.replaceChildren(
      ...titles.map((found) => {
        const option = document.createElement("option");
        option.value = found.title;
        option.label = found.occupation_title;
        return option;
      }),
    );
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
}

document.querySelectorAll("input[data-suggest]").forEach(offer);
