import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import type { WordingConnection } from "../src/connection";
import type { Opened, Submission } from "../src/protocol";
import { PassageSession, type View } from "../src/session";
import { sumOf } from "../src/sum";
import { keeperAlone } from "./shelf";

type Answer = { version: number } | { refused: { code: string; message: string } } | Error;

/** A connection whose answers the test gives, and a view that writes down what it is told. */
function table() {
  const told: string[] = [];
  const server = { farBehind: false, meanwhile: () => undefined as void, tooFast: false };
  const submissions: { submission: Submission; answer: (answer: Answer) => Promise<void> }[] = [];
  const opens: object[] = [];
  const connection = {
    isConnected: true,
    listen: () => undefined,
    forget: () => undefined,
    open: (_: string, resume: { since?: number }) => {
      opens.push(resume);
      if (server.tooFast) {
        return Promise.resolve({ refused: { code: "tooFast", message: "Too fast." } });
      }

      const opened: Opened = { version: opens.length - 1, client: "k1", kind: "Clause", ...(resume.since === undefined || server.farBehind ? { wording: { ops: [{ insert: "Words\n" }] } } : { changes: [] }) };
      server.meanwhile();
      return Promise.resolve(opened);
    },
    submit: (_: string, submission: Submission) =>
      new Promise((resolve, reject) => {
        submissions.push({ submission, answer: async (answer) => (answer instanceof Error ? reject(answer) : resolve(answer), settled()) });
      }),
  };
  const view: View = {
    apply: () => undefined,
    reset: (wording) => told.push(`reset ${String(wording.ops[0]?.insert).trim()}`),
    beforeOthers: () => undefined,
    opened: () => undefined,
    lost: () => undefined,
    pointed: () => undefined,
    locked: (reason) => told.push(`locked ${reason ?? "no"}`),
    closed: (reason) => told.push(`closed ${reason}`),
    refused: (code, kept) => told.push(`refused ${code}: ${kept.words}`),
    unsentChanged: () => undefined,
  };
  const session = new PassageSession({ passage: "p", label: "2.3", page: "/" }, connection as unknown as WordingConnection, view, keeperAlone());
  return Object.assign(server, { told, submissions, opens, connection, session });
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

async function typing() {
  const seat = table();
  seat.session.connected();
  await settled();
  seat.session.typed(new Delta().insert("mine "));
  seat.told.length = 0;
  return seat;
}

test("A refusal hands the words back, also those typed behind them, locks the editor and loads the wording again", async () => {
  const { session, submissions, told, opens } = await typing();
  session.typed(new Delta().retain(5).insert("and more"));
  await submissions[0]?.answer({ refused: { code: "agreed", message: "Agreed." } });
  assert.deepEqual(told, ["locked Agreed.", "refused agreed: mine and more", "reset Words", "locked Agreed."]);
  assert.deepEqual(opens.at(-1), { client: "k1" });
  assert.equal(session.client.unsent, 0);
});

test("Where only the change was at fault the member may go on", async () => {
  const { submissions, told } = await typing();
  await submissions[0]?.answer({ refused: { code: "tooLarge", message: "Too large." } });
  assert.deepEqual(told, ["locked Too large.", "refused tooLarge: mine", "reset Words", "locked no"]);
});

test("A failed call on a live connection is a refusal, on a lost one it is not", async () => {
  const live = await typing();
  await live.submissions[0]?.answer(new Error("500"));
  assert.equal(live.told[1], "refused failed: mine");

  const lost = await typing();
  lost.connection.isConnected = false;
  lost.session.lost();
  await lost.submissions[0]?.answer(new Error("gone"));
  assert.deepEqual(lost.told, []);
  lost.connection.isConnected = true;
  lost.session.connected();
  await settled();
  assert.deepEqual(lost.opens.at(-1), { client: "k1", since: 0 });
  assert.equal(lost.submissions[1]?.submission.sequence, lost.submissions[0]?.submission.sequence);
});

test("What could not be saved is sent again with its number after the passage was opened again", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { submissions, told } = await typing();
  await submissions[0]?.answer({ refused: { code: "notSaved", message: "Not saved." } });
  t.mock.timers.tick(1000);
  await settled();
  assert.equal(submissions.length, 2);
  assert.equal(submissions[1]?.submission.sequence, submissions[0]?.submission.sequence);
  assert.ok(!told.some((line) => line.startsWith("refused")));
});

test("A passage closed while the answer to opening it is on its way is asked for again", async () => {
  const seat = table();
  seat.meanwhile = () => {
    seat.meanwhile = () => undefined;
    seat.session.closed("agreed");
  };
  seat.session.connected();
  await settled();
  assert.equal(seat.opens.length, 2);
  assert.equal(seat.session.isOpen, true);
});

test("Who is too fast to open a passage asks again and keeps what is not sent", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const seat = await typing();
  seat.tooFast = true;
  seat.session.lost();
  seat.session.connected();
  await settled();
  seat.tooFast = false;
  t.mock.timers.tick(1000);
  await settled();
  assert.equal(seat.session.client.unsent, 1);
  assert.equal(seat.submissions.at(-1)?.submission.delta.ops[0]?.insert, "mine ");
});

test("A page whose wording differs from the server's starts from that again and keeps what it has not sent", async () => {
  const { session, submissions, told, opens } = await typing();
  session.typed(new Delta().retain(5).insert("and more "));
  const sum = sumOf(new Delta().insert("mine Words\n"));
  const own = { version: 1, delta: { ops: [{ insert: "mine " }] }, member: "m", client: "k1", sequence: 1, at: "" };
  session.changed({ ...own, sum: sum + 1 });
  assert.deepEqual(opens.at(-1), { client: "k1" });
  await settled();
  assert.deepEqual(told, ["reset Words"]);
  assert.deepEqual(submissions.at(-1)?.submission.delta.ops, [{ insert: "and more " }]);
  assert.equal(submissions.length, 2);
});

test("Where the server gives only a wording, what it says is stored does not come back; what was typed behind it does, to be compared", async () => {
  for (const stored of [true, false]) {
    const seat = await typing();
    seat.session.typed(new Delta().retain(5).insert("and more"));
    seat.connection.isConnected = false;
    seat.session.lost();
    seat.connection.isConnected = true;
    seat.farBehind = true;
    seat.session.connected();
    await settled();
    const again = seat.submissions.at(-1);
    assert.equal(again?.submission.sequence, seat.submissions[0]?.submission.sequence);
    await again?.answer(stored ? { version: 1 } : { refused: { code: "stale", message: "Far behind." } });
    await settled();
    assert.deepEqual(seat.told.filter((line) => line.startsWith("refused")), [stored ? "refused compare: and more" : "refused compare: mine and more"]);
    assert.equal(seat.session.client.unsent, 0);
  }
});

test("The sum of a wording is the server's, however its runs are cut", () => {
  assert.equal(sumOf(new Delta().insert("Ärger 😀\n")), 3451893202);
  const marked = new Delta().insert("one ").insert("two", { link: "https://x.example", bold: true }).insert({ clause: "k1" }).insert("\n", { list: "bullet", indent: 1 });
  assert.equal(sumOf(marked), 199030854);
  assert.equal(sumOf(new Delta([{ insert: "a" }, { insert: "b\n" }])), sumOf(new Delta().insert("ab\n")));
});

test("Waiting for words to be stored ends with the version they have", async () => {
  const { session, submissions } = await typing();
  const waiting = session.settle();
  await submissions[0]?.answer({ version: 1 });
  assert.deepEqual(await waiting, { version: 1 });
});
