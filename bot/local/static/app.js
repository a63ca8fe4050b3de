// Makes an open page of the workspace pleasant: what is new comes by itself, and sending does not load the page again.
// Everything works without it, and it may come late.

const page = document.querySelector("[data-after]");
const byId = (id) => document.getElementById(id);

const TRY_AGAIN_MS = 5_000;
const SLOW_MS = 20_000;
const NO_LONGER_MS = 180_000;
const NEAR_THE_END_PX = 120;
const JUST_NOW_MS = 10_000;
const CLOCK_MOVES = "The clock goes on…";
const INTERRUPTED = "The connection to the workspace is interrupted. Trying again…";

if (page) start();
watchMenu();
watchAccount();

function start() {
  const here = page.dataset.channel;
  const address = new URL(location.href);
  const isEarlier = address.searchParams.has("before");
  const root = Number(page.dataset.root); // the message whose thread alone is shown, or 0
  const tab = crypto.randomUUID();
  const messages = byId("messages");
  const announcer = byId("announcer");
  const looking = byId("looking");
  const lookingText = byId("looking-text");
  const lookingWords = lookingText.textContent;
  const notice = byId("notice");
  const dialogue = byId("dialogue");
  const field = byId("write");
  const busy = new WeakSet();
  const awaited = new Map(); // "channel/thread" that an answer is due in -> the timers of its line
  let after = page.dataset.after;
  let stream = null;
  let openedFrom = null;
  let lastSaid = 0;

  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) dialogue.close();
  });
  dialogue.addEventListener("close", onClosed);
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  messages.addEventListener("toggle", (event) => event.target.scrollIntoView({ block: "nearest" }), true);
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  if (!document.hidden) connect();
  if (["", "#end"].includes(location.hash) && !isEarlier) scrollTo({ top: document.body.scrollHeight, behavior: "instant" });

  // --- what is new

  // A browser keeps few connections to one place: pages that nobody looks at give theirs up.
  function connect() {
    if (stream || document.hidden) return;
    stream = new EventSource(`/events?after=${encodeURIComponent(after)}&tab=${encodeURIComponent(tab)}`);
    const mine = stream;
    stream.addEventListener("open", () => {
      if (notice.textContent === INTERRUPTED) tell("");
      document.querySelectorAll(".failure.of-connection").forEach((line) => line.remove());
    });
    stream.addEventListener("message", (event) => take(event, onMessage));
    stream.addEventListener("clock", (event) => showClock(JSON.parse(event.data)));
    stream.addEventListener("dialogue", (event) => take(event, ({ html }) => openDialogue(contentOf(html))));
    stream.addEventListener("error", () => {
      if (stream !== mine) return;
      tell(INTERRUPTED);
      if (mine.readyState !== EventSource.CLOSED) return;
      disconnect();
      setTimeout(connect, TRY_AGAIN_MS);
    });
  }

  function showClock({ time, ahead, is_ahead: isAhead }) {
    for (const line of document.querySelectorAll("[data-clock=time]")) line.textContent = time;
    for (const line of document.querySelectorAll("[data-clock=ahead]")) line.textContent = ahead;
    byId("clock-back").hidden = !isAhead;
  }

  function disconnect() {
    stream?.close();
    stream = null;
  }

  function take(event, handle) {
    after = event.lastEventId || after;
    handle(JSON.parse(event.data));
  }

  function onMessage({ id, channel, thread, html, is_bot: isBot, is_direct: isDirect }) {
    const isAwaited = isBot && (settle(`${channel}/${thread}`) || (isDirect && channel !== here && settleAll()));
    const list = listFor(channel, thread);
    if (!list) {
      tellOfElsewhere(channel, thread, isAwaited);
      return;
    }
    if (byId(`m${id}`)) return;
    const wasAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - NEAR_THE_END_PX;
    const item = fragmentOf(html).firstElementChild;
    list.append(item);
    byId("nothing")?.remove();
    const isOwn = item.querySelector(":scope > .own") !== null;
    const isFromHere = isOwn && Date.now() - lastSaid < JUST_NOW_MS;
    if (isAwaited || isFromHere || (wasAtEnd && !thread)) show(item);
    const typing = item.parentElement.parentElement.contains(document.activeElement) && document.activeElement;
    if (thread && isOwn && typing) typing.scrollIntoView({ block: "nearest" });
    if (!isOwn) announce(`${item.querySelector(".by b").textContent}: ${wordsOf(item.querySelector(".body"))}`);
  }

  function listFor(channel, thread) {
    if (channel !== here) return null;
    if (isEarlier && (root !== 0 || !thread)) return null;
    if (thread) return document.querySelector(`#m${thread} > .replies`);
    return root ? null : messages;
  }

  // What is not on this page: in another channel, or in a thread that is not shown.
  function tellOfElsewhere(channel, thread, isAwaited) {
    const words = isAwaited ? "The answer is in " : "There is something new in ";
    if (channel === here && thread && !(isEarlier && thread === root)) {
      tell(words, `/c/${channel}/t/${thread}`, "another thread");
      return;
    }
    markNew(channel);
    const link = document.querySelector(`[data-link="${CSS.escape(channel)}"]`);
    if (isAwaited && link) tell(words, link.href, link.firstChild.textContent.trim());
  }

  // The whole of it where that fits, else its beginning.
  function show(item) {
    const room = innerHeight * 0.6;
    item.scrollIntoView({ block: item.offsetHeight > room ? "start" : "nearest", behavior: "instant" });
  }

  function markNew(channel) {
    for (const place of [document.querySelector(`[data-link="${CSS.escape(channel)}"]`), byId("menu-button")]) {
      if (!place || place.querySelector(".new")) continue;
      const sign = document.createElement("span");
      sign.className = "new";
      sign.textContent = "new";
      place.append(" ", sign);
    }
  }

  function announce(words) {
    const line = document.createElement("p");
    line.textContent = words;
    announcer.append(line);
    while (announcer.childElementCount > 3) announcer.firstElementChild.remove();
  }

  // --- an answer on its way

  function expect(key, words = lookingWords) {
    settle(key);
    const slow = setTimeout(() => {
      lookingText.textContent = "This takes longer than usual. The answer will appear here.";
    }, SLOW_MS);
    const over = setTimeout(() => settle(key), NO_LONGER_MS);
    awaited.set(key, [slow, over]);
    lookingText.textContent = words;
    looking.hidden = false;
    announce(words);
  }

  function settle(key) {
    const timers = awaited.get(key);
    timers?.forEach(clearTimeout);
    awaited.delete(key);
    looking.hidden = awaited.size === 0;
    return timers !== undefined;
  }

  // Also where what was asked in a channel is answered in the direct messages, or in a dialogue.
  function settleAll() {
    return [...awaited.keys()].map(settle).length > 0;
  }

  // Whether the answer to what was just said came before its sending was confirmed.
  function isAnswered(id, thread) {
    const list = listFor(here, thread);
    const answers = list ? [...list.children].filter((item) => "bot" in item.dataset) : [];
    return answers.some((item) => Number(item.id.slice(1)) > id);
  }

  // --- sending

  function onSubmit(event) {
    const form = event.target;
    const way = { "/say": say, "/click": click, "/submit": fillIn }[form.getAttribute("action")];
    if (!way || event.defaultPrevented) return;
    event.preventDefault();
    if (busy.has(form)) return;
    send(form, event.submitter, way);
  }

  async function send(form, button, way) {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.append(button.name, button.value);
    quieten(form);
    busy.add(form);
    button?.setAttribute("aria-disabled", "true");
    try {
      await way(form, body);
    } catch (error) {
      complain(form, error);
    } finally {
      busy.delete(form);
      button?.removeAttribute("aria-disabled");
    }
  }

  async function post(path, body) {
    const response = await fetch(path, { method: "POST", headers: { Accept: "application/json" }, body });
    if (response.ok || response.status === 422) return response;
    const problem = new DOMParser().parseFromString(await response.text(), "text/html");
    const lines = [problem.querySelector("h1"), problem.querySelector("#what-to-do")];
    const words = lines.map((line) => line?.textContent.trim()).filter(Boolean).join(" ");
    throw new Told(words || "That went wrong in the workspace.");
  }

  async function say(form, body) {
    const text = body.get("text").trim();
    if (!text) return;
    const input = form.elements.namedItem("text");
    lastSaid = Date.now();
    const told = await (await post("/say", body)).json();
    if (input.value.trim() === text) input.value = "";
    renewKey(form);
    input.focus();
    if (isEarlier && !listFor(here, Number(body.get("thread")))) {
      location.assign(`${address.pathname}#m${told.id}`);
      return;
    }
    if (!told.is_for_bot) return;
    const isCommand = text.startsWith("/");
    const thread = Number(body.get("thread")) || (isCommand ? 0 : told.id);
    if (!isAnswered(told.id, thread)) expect(`${here}/${thread}`);
  }

  async function click(form, body) {
    body.append("tab", tab);
    const told = await (await sendExpecting("/click", body, form)).json();
    if (!told.id) return; // a question, which is shown as one
    settle(placeOf(body));
    if (!isAnswered(told.id, told.id)) expect(`${here}/${told.id}`);
  }

  async function fillIn(form, body) {
    const response = await sendExpecting("/submit", body, form);
    if (response.status === 422) {
      settleAll();
      openDialogue(contentOf(await response.text()));
      focusOnWrong();
      return;
    }
    if (dialogue.open && dialogue.contains(form)) dialogue.close();
  }

  // The answer may come before the sending is confirmed, so it is expected from the beginning.
  async function sendExpecting(path, body, form) {
    const key = placeOf(body);
    const clock = form.closest("#clock");
    expect(key, clock ? CLOCK_MOVES : lookingWords);
    if (clock?.matches(":popover-open")) clock.hidePopover();
    try {
      const response = await post(path, body);
      renewKey(form);
      return response;
    } catch (error) {
      settle(key);
      throw error;
    }
  }

  // What is sent anew is not what was sent before.
  function renewKey(form) {
    const key = form.elements.namedItem("key");
    if (key) key.value = crypto.randomUUID();
  }

  function placeOf(body) {
    return `${body.get("channel")}/${Number(body.get("thread")) || 0}`;
  }

  function complain(form, error) {
    const words = error instanceof Told ? error.message : "The workspace cannot be reached. Is anchorbot running?";
    const line = document.createElement("p");
    line.className = error instanceof Told ? "failure" : "failure of-connection";
    line.setAttribute("role", "alert");
    const place = form.closest(".choices") ?? form;
    place.append(line);
    line.textContent = `${words} What you typed is still here.`;
    if (place !== form) line.textContent = words;
  }

  function quieten(form) {
    (form.closest(".choices") ?? form).querySelector(".failure")?.remove();
  }

  // --- dialogues

  function openDialogue(content) {
    if (!content) return;
    settleAll();
    dialogue.replaceChildren(content);
    if (!dialogue.open) {
      openedFrom = document.activeElement;
      dialogue.showModal();
    }
    dialogue.scrollTop = 0;
    (dialogue.querySelector(".field input, .field select, .field textarea") ?? byId("dialogue-title")).focus();
  }

  function onClosed() {
    dialogue.replaceChildren();
    const back = openedFrom?.isConnected && openedFrom !== document.body ? openedFrom : field;
    openedFrom = null;
    back.focus();
  }

  function focusOnWrong() {
    const wrong = dialogue.querySelector('[aria-invalid="true"]');
    const input = wrong?.matches("fieldset") ? wrong.querySelector("input") : wrong;
    input?.focus();
  }

  // --- a line above the field

  function tell(words, href = "", label = "") {
    notice.replaceChildren(words);
    notice.hidden = !words;
    if (!href) return;
    const go = document.createElement("a");
    go.href = href;
    go.textContent = label;
    notice.append(go);
    announce(notice.textContent);
  }
}

// --- pieces

class Told extends Error {}

function fragmentOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return document.importNode(template.content, true);
}

function contentOf(html) {
  const found = new DOMParser().parseFromString(html, "text/html").getElementById("dialogue-content");
  return found && document.importNode(found, true);
}

// What of a message is to be heard: no buttons, no forms.
function wordsOf(body) {
  const lines = [...body.querySelectorAll("p, li, mark, figcaption")].filter((line) => !line.closest("form"));
  return lines.map((line) => line.textContent.trim()).join(" ");
}

function watchMenu() {
  const menu = byId("menu");
  matchMedia("(min-width: 60rem)").addEventListener("change", () => {
    if (menu?.matches(":popover-open")) menu.hidePopover();
  });
}

// Who one is holds for all pages of a browser: the others, changed meanwhile, must not speak for somebody else.
function watchAccount() {
  const account = document.querySelector("[data-account]")?.dataset.account;
  if (!account || !("BroadcastChannel" in window)) return;
  const others = new BroadcastChannel("anchorbot-account");
  others.addEventListener("message", ({ data }) => {
    if (data !== account) location.reload();
  });
  others.postMessage(account);
}
