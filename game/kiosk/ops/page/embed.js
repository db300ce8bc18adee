// Keeps the small page true: it asks every fifteen seconds, and sooner when the stream says that something happened.
"use strict";

const how = document.getElementById("how");

async function follow() {
  try {
    const now = await (await fetch("/api/public")).json();
    how.textContent = now.playing ? how.dataset.playing : now.open ? how.dataset.open : how.dataset.closed;
    document.getElementById("visits").textContent = now.visits_today;
  } catch {
    how.textContent = how.dataset.closed;
  }
}

setInterval(follow, 15000);
new EventSource("/api/public/events").addEventListener("state", follow);
