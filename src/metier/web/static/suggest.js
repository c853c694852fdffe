// Titles as you type, in the fields that ask for one. Without this file they are plain fields.
"use strict";

const PAUSE = 120;

// None where the page is left before they come, or there is no network.
async function found(text) {
  try {
    const answer = await fetch(`/suggest?${new URLSearchParams({ q: text })}`);
    return answer.ok ? await answer.json() : { titles: [] };
  } catch {
    return { titles: [] };
  }
}

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
    const { titles } = await found(text);
    if (asked !== text) return;
    list.replaceChildren(
      ...titles.map((title) => {
        const option = document.createElement("option");
        option.value = title.title;
        option.label = title.occupation_title;
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
