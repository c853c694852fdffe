// Titles as you type, in the fields that ask for one. Without this file they are plain fields.
"use strict";

const PAUSE = 120;

// Where the site is files alone, the folder of titles by their first letters; else undefined.
const FOLDER = document.currentScript.dataset.titles;
// The front page of the language of this one, which its other pages stand beside.
const FRONT = document.currentScript.dataset.pages;

async function fetched(address, otherwise) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : otherwise;
  } catch {
    return otherwise;
  }
}

// Titles from files: of two letters the likeliest, of more those whose words begin as typed.
async function filed(text) {
  const words = text.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  const start = (words[0] ?? "").slice(0, 3);
  if (start.length < 2) return { titles: [] };
  const begins = (title) => {
    const have = title.toLowerCase().split(/[^a-z0-9]+/);
    return words.every((word) => have.some((one) => one.startsWith(word)));
  };
  const all = await fetched(`${FOLDER}/${start}.json`, []);
  const found = all.filter(([title]) => begins(title)).slice(0, 8);
  return { titles: found.map(([title, slug]) => ({ title, slug, occupation_title: "" })) };
}

// None where the page is left before they come, or there is no network.
async function found(text) {
  if (FOLDER) return filed(text);
  return fetched(`/suggest?${new URLSearchParams({ q: text })}`, { titles: [] });
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

// Files cannot answer a form: the page of the two is looked up, else that of the first is shown.
async function led(form) {
  const texts = [...form.querySelectorAll("input")].map((input) => input.value.trim());
  const asked = texts.filter(Boolean);
  const careers = await Promise.all(asked.map(async (text) => (await filed(text)).titles[0]?.slug));
  const [first, second] = careers.filter(Boolean);
  if (!first) {
    const status = form.querySelector("[role=status]");
    status.textContent = status.dataset.none;
    return;
  }
  const pairs = second ? await fetched(`${FOLDER}/of/${first}.json`, {}) : {};
  location.href = FRONT.replace(/index\.html$/, pairs[second] ?? `career/${first}.html`);
}

if (FOLDER) {
  document.querySelectorAll("form[role=search]").forEach((form) => {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      led(form);
    });
  });
}
