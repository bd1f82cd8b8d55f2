import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { leftOf } from "../src/page/signed-out";
import { saveStatus } from "../src/page/status";
import { PassageClient } from "../src/session/collab";
import type { Change } from "../src/session/protocol";
import { beatLasts, isAlive, look, takeOver, type KeptWork } from "../src/shelf/shelf";
import { longestAway, mostMissed } from "../src/shelf/work";
import { Browser, rest, type Editor, type Tab } from "./browser";
import { Random } from "./random";

const text = (delta: Delta) => delta.ops.map((op) => (typeof op.insert === "string" ? op.insert : "*")).join("");
const words = (browser: Browser, passage = "p") => text(browser.authority(passage).wording);

async function quiet(browser: Browser): Promise<void> {
  while (await browser.step()) {
    // Until nothing waits any more.
  }
}

/** A browser with one tab that has typed "mine " while the server was gone. */
async function typedOffline(): Promise<[Browser, Tab, Editor]> {
  const browser = new Browser(new Random(1), ["p", "q"]);
  const tab = browser.open();
  const editor = tab.edit("p");
  tab.roads.forEach((road) => road.connect());
  await quiet(browser);
  browser.stopServer();
  await quiet(browser);
  editor.type(new Delta().insert("mine "), "");
  await quiet(browser);
  return [browser, tab, editor];
}

/** The server is there again and every tab that is awake does what it does every few seconds. */
async function goOn(browser: Browser): Promise<void> {
  browser.serverRuns = true;
  for (let round = 0; round < 4; round++) {
    for (const tab of browser.awake) {
      void tab.beat();
      await quiet(browser);
      tab.roads.forEach((road) => road.connect());
      await quiet(browser);
    }
  }
}

test("Words typed offline in a tab that was closed are sent by the next page, whatever it has open, once", async () => {
  const [browser, tab] = await typedOffline();
  tab.close(true);
  const next = browser.open();
  next.edit("q");
  await goOn(browser);
  assert.equal(words(browser), "mine To encourage the sector\n");
  assert.equal(browser.shelf.kept.work.size, 0);
  assert.equal(next.unsent, 0);
});

test("A change the server had stored before the tab was closed is recognised, and what was typed behind it follows", async () => {
  const browser = new Browser(new Random(2), ["p"]);
  const tab = browser.open();
  const editor = tab.edit("p");
  tab.roads.forEach((road) => road.connect());
  await quiet(browser);
  editor.type(new Delta().insert("first "), "");
  tab.roads[0]?.up.shift()?.();
  browser.stopServer();
  editor.type(new Delta().retain(6).insert("second "), "");
  await quiet(browser);
  assert.equal(words(browser), "first To encourage the sector\n");
  tab.close(true);
  browser.open();
  await goOn(browser);
  assert.equal(words(browser), "first second To encourage the sector\n");
});

test("Of several pages that open at once one sends it", async () => {
  const [browser, tab] = await typedOffline();
  tab.close(true);
  const pages = [browser.open(), browser.open(), browser.open()];
  browser.serverRuns = true;
  pages.forEach((page) => void page.beat());
  await quiet(browser);
  assert.equal(pages.reduce((sum, page) => sum + page.couriers.size, 0), 1);
  await goOn(browser);
  assert.equal(words(browser), "mine To encourage the sector\n");
});

test("The work of a tab that lives is left to it, also when it has been too slow to renew its beat", async () => {
  const [browser, slow] = await typedOffline();
  const other = browser.open();
  browser.now += beatLasts * 2;
  browser.serverRuns = true;
  void other.beat();
  await quiet(browser);
  assert.equal(other.couriers.size, 0);
  assert.equal([...browser.shelf.kept.work.values()][0]?.holder, slow.id);
});

test("A tab that slept while another sent its work does not send it again when it wakes, and goes on", async () => {
  const [browser, tab, editor] = await typedOffline();
  tab.isAsleep = true;
  browser.now += beatLasts * 2;
  browser.open();
  await goOn(browser);
  assert.equal(words(browser), "mine To encourage the sector\n");
  tab.isAsleep = false;
  await goOn(browser);
  assert.equal(words(browser), "mine To encourage the sector\n");
  assert.equal(text(editor.showing), words(browser));
  editor.type(new Delta().insert("more "), "");
  await quiet(browser);
  assert.equal(words(browser), "more mine To encourage the sector\n");
  assert.equal(browser.handedBack, "");
});

test("What was typed in the moment of waking, when another tab had sent the rest, comes back to its author", async () => {
  const [browser, tab, editor] = await typedOffline();
  tab.isAsleep = true;
  browser.now += beatLasts * 2;
  browser.open();
  await goOn(browser);
  editor.type(new Delta().insert("late "), "");
  tab.isAsleep = false;
  await goOn(browser);
  assert.equal(words(browser), "mine To encourage the sector\n");
  assert.match(browser.handedBack, /late/);
});

test("Another member's work stays on the shelf", () => {
  const kept: KeptWork = { client: "k1", member: "m1", passage: "p", label: "", page: "", since: 0, holder: "gone", work: { version: 0, inFlight: { delta: { ops: [] }, sequence: 1, sent: true }, buffer: null, unsent: 1, unsentInFlight: 1 } };
  const shelf = { work: new Map([["k1", kept]]), words: new Map(), tabs: new Map<string, number>() };
  assert.equal(look(shelf, "t2", "m2", 0).orphaned, false);
  assert.deepEqual(takeOver(shelf, "t2", "m2", 0), []);
  assert.deepEqual(takeOver(shelf, "t2", "m1", 0).map((k) => k.client), ["k1"]);
});

test("Somebody who may not come in any more is shown what was never sent, their own only", () => {
  const work = { version: 0, inFlight: { delta: { ops: [{ insert: "one " }] }, sequence: 1, sent: true }, buffer: { ops: [{ retain: 4 }, { insert: "two" }] }, unsent: 1, unsentInFlight: 1 };
  const kept: KeptWork = { client: "k1", member: "m1", passage: "p", label: "2.3", page: "", since: 0, holder: "gone", work };
  const words = { id: "w", member: "m1", label: "2.4", page: "", message: "", words: "three" };
  const shelf = { work: new Map([["k1", kept], ["k2", { ...kept, client: "k2", member: "m2" }]]), words: new Map([["w", words]]), tabs: new Map<string, number>() };
  const left = leftOf(shelf, "m1");
  assert.deepEqual(left.map((one) => `${one.label}: ${one.words}`), ["2.3: one two", "2.4: three"]);
  left.forEach((one) => one.discard(shelf));
  assert.deepEqual([[...shelf.work.keys()], [...shelf.words.keys()]], [["k2"], []]);
});

test("A beat from the future proves nothing: the clock was put back", () => {
  const shelf = { work: new Map(), words: new Map(), tabs: new Map([["t1", 1_000_000]]) };
  assert.equal(isAlive(shelf, "t1", 1_000_000 + beatLasts), true);
  assert.equal(isAlive(shelf, "t1", 1_000_001 + beatLasts), false);
  assert.equal(isAlive(shelf, "t1", 0), false);
});

test("Where the browser keeps nothing the page says so, and says otherwise as soon as it does", async () => {
  const [browser, tab, editor] = await typedOffline();
  assert.equal(tab.keeper.standing, "kept");
  browser.shelf.works = false;
  editor.type(new Delta().insert("x"), "");
  assert.equal(tab.keeper.standing, "keeping");
  await quiet(browser);
  assert.equal(saveStatus("offline", tab.unsent, tab.keeper.standing).words, "Offline: 2 changes kept while this page is open");
  browser.shelf.works = true;
  void tab.beat();
  await quiet(browser);
  assert.equal(saveStatus("offline", tab.unsent, tab.keeper.standing).words, "Offline: 2 changes kept");
  assert.equal(saveStatus("offline", 2, "keeping").words, "Offline: keeping 2 changes…");
});

test("Into a passage that others have written anew the words do not go silently: they come back, without what is stored", async () => {
  const [browser, tab, editor] = await typedOffline();
  for (let n = 0; n <= mostMissed; n++) {
    browser.authority("p").append(new Delta().retain(3).insert("o"), "c0", n);
  }

  browser.serverRuns = true;
  tab.roads.forEach((road) => road.connect());
  await quiet(browser);
  assert.equal(browser.handedBack, "mine");
  assert.deepEqual([...browser.shelf.kept.words.values()].map((kept) => kept.words), ["mine"]);
  assert.equal(browser.shelf.kept.work.size, 0);
  assert.equal(text(editor.showing), words(browser));
  assert.equal(editor.isLocked, false);
});

test("After a week words go silently only where nobody else has changed anything", () => {
  const client = new PassageClient({ apply: () => undefined, reset: () => undefined });
  client.goOn("k1", { version: 3, inFlight: { delta: { ops: [{ insert: "x" }] }, sequence: 1, sent: true }, buffer: null, unsent: 1, unsentInFlight: 1 });
  const change: Change = { version: 4, delta: { ops: [{ insert: "y" }] }, member: "m2", client: "k2", sequence: 1, at: "" };
  assert.equal(client.isTooMuch([change], longestAway), false);
  assert.equal(client.isTooMuch([change], longestAway + 1), true);
  assert.equal(client.isTooMuch([{ ...change, client: "k1" }, { ...change, delta: { ops: [] } }], longestAway + 1), false);
});

test("Work kept before its change was taken back and a later one stored is not brought to life again", () => {
  const client = new PassageClient({ apply: () => undefined, reset: () => undefined });
  client.goOn("k1", { version: 0, inFlight: { delta: { ops: [{ insert: "taken back" }] }, sequence: 5, sent: false }, buffer: null, unsent: 1, unsentInFlight: 1 });
  client.opened({ version: 1, client: "k1", kind: "clause", changes: [{ version: 1, delta: { ops: [{ insert: "x" }] }, member: "m1", client: "k1", sequence: 6, at: "" }] });
  assert.equal(client.next(), null);
  assert.equal(client.unsent, 0);
});

const seeds = Number(process.env["SEEDS"] ?? 100);
const only = process.env["SEED"];

test(`In ${only ?? seeds} random sessions with tabs closed, crashed and asleep every word kept arrives, and none twice`, async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  for (let seed = only ? Number(only) : 1; seed <= (only ? Number(only) : seeds); seed++) {
    const random = new Random(seed);
    const browser = new Browser(random, ["p", "q"]);
    /** Tokens that must be there in the end: typed in a page that lives, or on the shelf when it closed. */
    const owed: string[] = [];
    let tokens = 0;
    try {
      for (let step = 0; step < 300; step++) {
        const tab = browser.awake.length > 0 ? random.pick(browser.awake) : null;
        const dice = random.next();
        if (dice < 0.25 && tab && tab.editors.length > 0) {
          const token = String.fromCharCode(0xe000 + tokens++);
          const editor = random.pick(tab.editors);
          editor.type(new Delta().retain(random.below(editor.showing.length())).insert(token), token);
        } else if (dice < 0.75) {
          await browser.step();
        } else if (dice < 0.79) {
          random.pick(tab?.roads ?? [null])?.connect();
        } else if (dice < 0.82) {
          random.pick(tab?.roads.length ? tab.roads : [null])?.drop();
        } else if (dice < 0.85) {
          void tab?.beat();
        } else if (dice < 0.89) {
          browser.now += random.below(beatLasts);
          t.mock.timers.tick(1000);
        } else if (dice < 0.92 && browser.alive.length < 4) {
          const opened = browser.open();
          opened.edit(random.pick(["p", "q"]));
          opened.roads.forEach((road) => road.connect());
        } else if (dice < 0.95 && tab) {
          if (tab.keeper.standing === "kept") {
            owed.push(...tab.editors.flatMap((editor) => [...editor.typed]));
          }

          tab.close(random.chance(0.5));
        } else if (dice < 0.965 && browser.alive.length > 0) {
          const sleeper = random.pick(browser.alive);
          sleeper.isAsleep = !sleeper.isAsleep;
        } else if (dice < 0.98) {
          const passage = random.pick(["p", "q"]);
          browser.tell(passage, browser.authority(passage).append(new Delta().insert("D"), "", 0));
        } else if (browser.serverRuns && random.chance(0.3)) {
          browser.stopServer();
        } else {
          browser.serverRuns = true;
        }
      }

      browser.open();
      browser.alive.forEach((tab) => (tab.isAsleep = false));
      for (let round = 0; round < 8; round++) {
        browser.now += beatLasts * 2;
        t.mock.timers.tick(1000);
        await goOn(browser);
      }

      owed.push(...browser.alive.flatMap((tab) => tab.editors.flatMap((editor) => [...editor.typed])));
      const all = words(browser, "p") + words(browser, "q");
      for (let n = 0; n < tokens; n++) {
        const token = String.fromCharCode(0xe000 + n);
        const times = all.split(token).length - 1;
        const name = `U+${token.charCodeAt(0).toString(16)}`;
        assert.ok(times <= 1, `${name} stands ${times} times`);
        assert.ok(times === 1 || !owed.includes(token) || browser.handedBack.includes(token), `${name} was kept and is gone`);
      }

      assert.equal(browser.shelf.kept.work.size, 0);
      for (const editor of browser.alive.flatMap((tab) => tab.editors)) {
        assert.equal(text(editor.showing), words(browser, editor.session.passage));
      }
    } catch (error) {
      throw new Error(`Seed ${seed} (run with SEED=${seed}): ${String(error)}`, { cause: error });
    }
  }

  await rest();
});
