// The page without this can be read and used; with it, it follows what happens, and asks before what cannot be taken back.
"use strict";

const parts = document.querySelectorAll("[data-live]");
const shown = new Map();
let asked = false;

function lost(is) {
  document.body.classList.toggle("lost", is);
  if (lost.was !== is) {
    document.getElementById("said").textContent = is ? document.getElementById("main").dataset.lost : "";
  }
  lost.was = is;
}
lost.was = false;

async function follow() {
  if (asked || document.hidden) return;
  asked = true;
  try {
    for (const part of parts) {
      const answer = await fetch(part.dataset.live, { headers: { Accept: "text/html" } });
      if (answer.redirected || answer.status === 401) return location.reload();
      if (answer.ok) {
        const text = await answer.text();
        if (shown.get(part) !== text && !part.querySelector(".sure")) {
          part.innerHTML = text;
          shown.set(part, text);
        }
      }
    }
    lost(false);
  } catch {
    lost(true);
  } finally {
    asked = false;
  }
}

if (parts.length) {
  setInterval(follow, 5000); // what can be relied on; the stream below only makes it quicker
  document.addEventListener("visibilitychange", follow);
  const stream = new EventSource("/api/events");
  stream.addEventListener("state", follow);
  stream.onmessage = follow;
}

// What cannot be taken back is asked about once more, by the same button; parts of the page may be new by then.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-ask]");
  if (!button || button.classList.contains("sure")) return;
  event.preventDefault();
  const label = button.textContent;
  const calm = () => { button.classList.remove("sure"); button.textContent = label; };
  button.classList.add("sure");
  button.textContent = document.getElementById("main").dataset.sure;
  button.addEventListener("blur", calm, { once: true });
  setTimeout(calm, 4000);
});

const upload = document.getElementById("upload");
if (upload) {
  const pack = document.getElementById("pack");
  pack.addEventListener("change", () => { document.getElementById("chosen").textContent = pack.files[0]?.name ?? ""; });
  upload.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = document.getElementById("said");
    const file = pack.files[0];
    const headers = { "Content-Type": "application/zip", "X-VoxLeap-Token": upload.dataset.token };
    try {
      const answer = await fetch("/api/content?name=" + encodeURIComponent(file.name), { method: "PUT", headers, body: file });
      const told = await answer.json();
      said.textContent = answer.ok ? document.getElementById("main").dataset.done : told.detail;
      if (answer.ok) { upload.reset(); document.getElementById("chosen").textContent = ""; follow(); };
    } catch (error) {
      said.textContent = String(error);
    }
  });
}
