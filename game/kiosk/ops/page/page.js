// The page without this can be read and used; with it, it follows what happens, and asks before what cannot be taken back.
"use strict";

const parts = document.querySelectorAll("[data-live]");
let asked = false;

async function follow() {
  if (asked || document.hidden) return;
  asked = true;
  try {
    for (const part of parts) {
      const answer = await fetch(part.dataset.live, { headers: { Accept: "text/html" } });
      if (answer.redirected || answer.status === 401) return location.reload();
      if (answer.ok) {
        const text = await answer.text();
        if (part.dataset.was !== text) part.innerHTML = text;
        part.dataset.was = text;
      }
    }
    document.body.classList.remove("lost");
  } catch {
    document.body.classList.add("lost");
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

for (const button of document.querySelectorAll("button[data-ask]")) {
  const label = button.textContent;
  const calm = () => { button.classList.remove("sure"); button.textContent = label; };
  button.addEventListener("click", (event) => {
    if (button.classList.contains("sure")) return;
    event.preventDefault();
    button.classList.add("sure");
    button.textContent = document.getElementById("main").dataset.sure;
    setTimeout(calm, 4000);
  });
  button.addEventListener("blur", calm);
}

const upload = document.getElementById("upload");
if (upload) {
  upload.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = document.getElementById("said");
    const file = document.getElementById("pack").files[0];
    const headers = { "Content-Type": "application/zip", "X-VoxLeap-Token": upload.dataset.token };
    try {
      const answer = await fetch("/api/content?name=" + encodeURIComponent(file.name), { method: "PUT", headers, body: file });
      const told = await answer.json();
      said.textContent = answer.ok ? document.getElementById("main").dataset.done : told.detail;
      if (answer.ok) setTimeout(() => location.reload(), 1500);
    } catch (error) {
      said.textContent = String(error);
    }
  });
}
