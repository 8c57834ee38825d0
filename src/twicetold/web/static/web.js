"use strict";
// What the pages do better with a script; without one nothing is missing but comfort.

// Work that goes on: look again until it is over.
const going = document.querySelector("[data-work]");

async function look() {
  const answer = await fetch(`/api/work/${going.dataset.work}`);
  if (!answer.ok) return;
  const work = await answer.json();
  if (work.phase === "done" || work.phase === "failed") {
    location.reload();
    return;
  }
  going.querySelector(".state").textContent = work.phase;
  going.querySelector(".stage").textContent = work.total
    ? `${work.stage} ${work.done} of ${work.total}`
    : work.stage;
  const bar = going.querySelector("progress");
  if (work.total) {
    bar.max = work.total;
    bar.value = work.done;
  } else {
    bar.removeAttribute("value");
  }
  setTimeout(look, 1000);
}

if (going) setTimeout(look, 500);

// A form that takes a while is sent once.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button")) button.disabled = true;
  });
}

// A link to a folded part of the page opens it.
function unfold() {
  const part = location.hash && document.getElementById(location.hash.slice(1));
  for (let folded = part?.closest("details"); folded; folded = folded.parentElement?.closest("details")) {
    folded.open = true;
  }
  part?.scrollIntoView();
}

addEventListener("hashchange", unfold);
if (location.hash) unfold();
