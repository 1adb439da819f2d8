// Only in the book that `cargo workbook` serves: shows what the checks say about
// the reader's own files, runs demos, and shows a newer book as soon as it is there.
(() => {
  "use strict";

  const token = document.querySelector('meta[name="workbook-token"]')?.content ?? "";
  const MARKS = { done: "✔", "to-do": "·", failing: "✘", "timed-out": "✘", "does-not-compile": "✘" };
  const WORDS = {
    done: "done",
    "to-do": "to do",
    failing: "failing",
    "timed-out": "did not end",
    "does-not-compile": "does not compile",
  };

  // An element with a class, a text and attributes.
  function make(tag, { class: name, text, ...attributes } = {}) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  // Changes a text only if it is another one: what has not changed is not announced.
  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  async function act(path) {
    const answer = await fetch(`/workbook/${path}`, {
      method: "POST",
      headers: { "x-workbook-token": token },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text || `the workbook answered ${answer.status}`);
    return text;
  }

  // Arrow keys belong to the control that has the focus, not to mdBook, which
  // turns the page.
  function keepArrows(element) {
    element.addEventListener("keydown", (event) => {
      if (event.key.startsWith("Arrow")) event.stopPropagation();
    });
  }

  // The bar at the foot of the page.
  const bar = make("div", { class: "workbook-bar" });
  const status = make("span", { role: "status", text: "Connecting to the workbook." });
  const trouble = make("pre", { class: "workbook-trouble" });
  trouble.hidden = true;
  const next = make("a", { class: "workbook-next" });
  next.hidden = true;
  bar.append(trouble, status, next);
  document.body.append(bar);

  function showTrouble(text) {
    write(trouble, text ?? "");
    trouble.hidden = !text;
  }

  // Which editor opens a file.
  const EDITORS = {
    vscode: ["VS Code", (path, line) => `vscode://file/${path.replace(/^\//, "")}:${line}`],
    idea: ["a JetBrains editor", (path, line) => `idea://open?file=${encodeURIComponent(path)}&line=${line}`],
    copy: ["none: copy the path", null],
  };
  let editor = localStorage.getItem("workbook-editor") ?? "vscode";
  if (!(editor in EDITORS)) editor = "vscode";

  function chooseEditor() {
    const label = make("label", { text: "Open files with " });
    const select = make("select");
    for (const [key, [name]] of Object.entries(EDITORS)) {
      const option = make("option", { value: key, text: name });
      option.selected = key === editor;
      select.append(option);
    }
    select.addEventListener("change", () => {
      editor = select.value;
      localStorage.setItem("workbook-editor", editor);
      for (const step of steps.values()) showPlaces(step);
    });
    keepArrows(select);
    label.append(select);
    bar.append(label);
  }

  // What is known of each step.
  const steps = new Map();

  function card(number) {
    return document.querySelector(`section.exercise[data-exercise="${number}"]`);
  }

  // A part of a card that is made when it is first needed.
  function part(section, name, create) {
    let found = section.querySelector(`:scope .${name}`);
    if (!found) {
      found = create();
      found.classList.add(name);
    }
    return found;
  }

  function showStep(step) {
    steps.set(step.step, step);
    showNext();
    showProgress(step);
    showPlaces(step);
    const report = step.report;
    if (!report) return;
    let compiler = report.compiler && { says: report.compiler };
    for (const exercise of report.exercises) {
      const section = card(exercise.number);
      if (!section) continue;
      showExercise(section, exercise, step.stale, compiler);
      // Once is enough.
      compiler = compiler && { shownAt: compiler.shownAt ?? exercise.number };
    }
  }

  function showExercise(section, exercise, stale, compiler) {
    section.dataset.state = exercise.state;
    section.dataset.stale = stale;
    const passed = exercise.checks.filter((check) => check.state === "done").length;
    const state = part(section, "state", () => {
      const line = make("p");
      section.querySelector("h3").after(line);
      return line;
    });
    const all = exercise.checks.length;
    const count = all === 1 ? "" : `, ${passed} of ${all} checks pass`;
    const known = WORDS[exercise.state] + count;
    write(state, stale ? `… saved; before: ${known}` : `${MARKS[exercise.state]} ${known}`);
    for (const check of exercise.checks) {
      const item = section.querySelector(`[data-check="${check.name}"]`);
      if (!item) continue;
      item.dataset.state = check.state;
      const mark = part(item, "mark", () => {
        const span = make("span");
        item.prepend(span);
        return span;
      });
      write(mark, `${MARKS[check.state]} `);
      mark.title = WORDS[check.state];
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", `${WORDS[check.state]}: `);
    }
    showVerdict(section, exercise, compiler);
  }

  // The first thing that does not pass, with all that the check has to say.
  function showVerdict(section, exercise, compiler) {
    const all = exercise.checks.filter((check) => ["failing", "timed-out"].includes(check.state));
    const bad = all[0];
    const verdict = part(section, "verdict", () => {
      const box = make("div");
      box.append(make("p"), make("pre", { tabindex: "0" }));
      keepArrows(box);
      section.querySelector(".checks").after(box);
      return box;
    });
    verdict.hidden = !bad && !compiler;
    const [head, text] = verdict.children;
    const first = all.length > 1 ? ` (the first of ${all.length} that do not pass)` : "";
    const elsewhere = `The step does not compile. What the compiler says stands at exercise ${compiler?.shownAt}.`;
    const compiles = compiler?.says ? "The compiler says:" : elsewhere;
    write(head, compiler ? compiles : (bad?.sentence ?? "") + first);
    write(text, compiler ? (compiler.says ?? "") : (bad?.message ?? ""));
    text.hidden = !text.textContent;
    linkReading(text);
  }

  // "the book, step 4: Jitter" at the end of a message leads to that section. What the
  // text says stays the same.
  function linkReading(text) {
    const said = text.textContent;
    const found = said.match(/the book, ([^:\n]+): (.+)\s*$/);
    if (!found || text.querySelector("a")) return;
    const [, chapter, heading] = found.map((part) => part.trimEnd());
    const page = chapter.startsWith("step ") ? chapter.replace(" ", "") : "resilience-101";
    const id = heading.toLowerCase().replace(/\s+/g, "-").replace(/[^\w-]/g, "");
    const where = make("a", { href: `${page}.html#${id}`, text: found[0].trimEnd() });
    const end = found.index + where.textContent.length;
    text.replaceChildren(said.slice(0, found.index), where, said.slice(end));
  }

  // The file and line of each place to edit becomes a link to the editor.
  function showPlaces(step) {
    for (const [number, places] of Object.entries(step.places)) {
      const spans = card(number)?.querySelectorAll(".place") ?? [];
      spans.forEach((span, index) => {
        const place = places[index];
        if (place) showPlace(span, place);
      });
    }
  }

  function showPlace(span, { path, line }) {
    const file = span.querySelector("code").textContent;
    const address = EDITORS[editor][1];
    const open = address ? make("a", { href: address(path, line) }) : make("button", { type: "button" });
    open.className = "open";
    open.append(make("code", { text: file }), `, line ${line}`);
    if (!address) {
      open.title = "Copy the path";
      open.addEventListener("click", async () => {
        await navigator.clipboard.writeText(`${path}:${line}`);
        write(status, `Copied: ${path}:${line}`);
      });
    }
    const before = span.firstElementChild;
    const same = before?.outerHTML === open.outerHTML && address;
    if (!same) span.replaceChildren(open);
  }

  // Where to go on reading for an exercise: its section on this page, or another
  // page; the first one of a chapter is read from the top of it.
  function placeToRead(page, number) {
    let element = card(number);
    while (element && element.tagName !== "H2") element = element.previousElementSibling;
    if (element) return `#${element.id}`;
    return number.endsWith(".1") ? `${page}.html` : `${page}.html#exercise-${number.replace(".", "-")}`;
  }

  // The first exercise of all that is not done yet.
  function showNext() {
    const names = [...steps.keys()].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    for (const name of names) {
      const open = steps.get(name).report?.exercises.find((exercise) => exercise.state !== "done");
      if (!open) continue;
      next.href = placeToRead(name, open.number);
      const how = open.state === "to-do" ? "" : ` (${WORDS[open.state]})`;
      write(next, `Next: exercise ${open.number}, ${open.title}${how}`);
      next.hidden = false;
      return;
    }
    next.hidden = true;
  }

  // How far each step is, in the sidebar.
  function showProgress(step) {
    const report = step.report;
    if (!report) return;
    const done = report.exercises.filter((exercise) => exercise.state === "done").length;
    for (const link of document.querySelectorAll("#mdbook-sidebar a")) {
      if (!link.pathname.endsWith(`/${step.step}.html`) || link.hash) continue;
      const shown = part(link, "progress", () => {
        const span = make("span");
        link.append(span);
        return span;
      });
      write(shown, ` ${done}/${report.exercises.length}`);
      shown.dataset.done = done === report.exercises.length;
      shown.setAttribute("aria-label", `, ${done} of ${report.exercises.length} exercises done`);
    }
  }

  // The demo of a step, below the heading "Run it".
  const demo = { run: 0, panel: null };

  function offerDemo() {
    const heading = document.getElementById("run-it");
    const number = document.querySelector("section.exercise")?.dataset.exercise.split(".")[0];
    if (!heading || !number) return;
    const panel = make("div", { class: "run" });
    const yours = make("button", { type: "button", text: "Run" });
    const reference = make("button", { type: "button", text: "Run the reference" });
    const stop = make("button", { type: "button", text: "Stop" });
    const text = make("pre", { tabindex: "0", "aria-label": "What the program prints" });
    const ended = make("p", { role: "status" });
    stop.hidden = true;
    text.hidden = true;
    panel.append(yours, " ", reference, " ", stop, text, ended);
    heading.after(panel);
    const ask = (path) => act(path).catch((error) => write(ended, error.message));
    yours.addEventListener("click", () => ask(`run/${number}/yours`));
    reference.addEventListener("click", () => ask(`run/${number}/reference`));
    stop.addEventListener("click", () => ask("stop"));
    keepArrows(panel);
    Object.assign(demo, { panel, stop, text, ended, step: `step${number}` });
  }

  function showDemo(news) {
    if (!demo.panel || news.step !== demo.step) return;
    if (news.run !== demo.run || news.from === 0) {
      demo.run = news.run;
      demo.text.textContent = "";
    }
    demo.text.hidden = false;
    demo.text.append(news.text);
    demo.stop.hidden = news.ended !== null;
    const whose = news.reference ? "The reference" : "Your program";
    write(demo.ended, news.ended ? `${whose}: ${news.ended}` : `${whose} runs.`);
  }

  // Lines that the solution has and the file has not, and the other way round, stand out.
  function showDifference(element, difference) {
    const lines = difference.split(/(?<=\n)/).map((line) => {
      const name = { "+": "added", "-": "removed" }[line[0]];
      return name ? make("span", { class: name, text: line }) : line;
    });
    element.replaceChildren(...lines);
  }

  // The solution as a difference from the reader's own file, when asked for.
  function offerDifferences() {
    for (const section of document.querySelectorAll("section.exercise")) {
      const solution = section.querySelector("details.solution");
      if (!solution) continue;
      const fold = make("details", { class: "difference" });
      const text = make("pre", { tabindex: "0" });
      fold.append(make("summary", { text: "How it differs from your file" }), text);
      keepArrows(text);
      solution.append(fold);
      fold.addEventListener("toggle", async () => {
        if (!fold.open) return;
        try {
          const difference = await act(`diff/${section.dataset.exercise}`);
          showDifference(text, difference || "Nothing: your file says the same.");
        } catch (error) {
          write(text, error.message);
        }
      });
    }
  }

  chooseEditor();
  offerDemo();
  offerDifferences();

  const events = new EventSource("/workbook/events");
  const on = (name, then) => events.addEventListener(name, (event) => then(JSON.parse(event.data)));
  on("step", showStep);
  on("status", (text) => write(status, text));
  on("demo", showDemo);
  on("book", (book) => {
    // Both times are from the clock of this machine.
    if (book.built_at > performance.timeOrigin) {
      location.reload();
    } else {
      showTrouble(book.error && `The book cannot be built. This is the last good one.\n\n${book.error}`);
    }
  });
  events.onerror = () => write(status, "The workbook has stopped. Start it again with: cargo workbook");
})();
