// Only in the book that `cargo workbook` serves: shows a newer book as soon as
// it is there, and says why it is not.
(() => {
  "use strict";

  // One box for messages, announced by screen readers.
  const box = document.createElement("div");
  box.className = "workbook-status";
  box.setAttribute("role", "status");
  box.hidden = true;
  document.body.append(box);

  function say(title, detail) {
    box.replaceChildren();
    box.hidden = !title;
    if (!title) return;
    const head = document.createElement("strong");
    head.textContent = title;
    box.append(head);
    if (detail) {
      const text = document.createElement("pre");
      text.textContent = detail;
      box.append(text);
    }
  }

  const events = new EventSource("/workbook/events");

  events.addEventListener("book", (event) => {
    const state = JSON.parse(event.data);
    // Both times are from the clock of this machine.
    if (state.built_at > performance.timeOrigin) {
      location.reload();
    } else if (state.error) {
      say("The book cannot be built. This is the last good one.", state.error);
    } else {
      say("");
    }
  });

  events.onerror = () => say("The workbook has stopped. Start it again with: cargo workbook");
})();
