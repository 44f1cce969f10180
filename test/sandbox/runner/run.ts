import { keyboardHelp } from './ada.ts';
import { checkFaces } from './check-faces.ts';
import { checkStory } from './check-story.ts';
import { late, makeReady } from './make-ready.ts';
import { callOver, pasteLink, standupCall, winsCall } from './meeting-watch.ts';
import type { SandboxOptions } from './options.ts';
import { openPage, type Page } from './page/serve-page.ts';
import { billed, introduction, type Player } from './player.ts';
import { type Scene, startScene } from './scene.ts';
import { createScreen, type Screen } from './screen.ts';
import { showCall } from './show-call.ts';
import { showDocuments } from './show-documents.ts';
import { showForms } from './show-forms.ts';
import { showThreads } from './show-thread.ts';
import { connectAgent, startStory } from './story.ts';

/** Why the sandbox ends: with words for a failure, without for a good end. */
type End = { failure: string } | 'good';

const lobbyMs = 12_000;

/** Plays the sandbox and answers with the exit code. `atEnd` runs after a good end, while all of it is still up. */
export async function runSandbox(
  options: SandboxOptions,
  player: Player,
  atEnd: (scene: Scene, page: Page) => Promise<void> = async () => {},
): Promise<number> {
  const screen = createScreen();
  const { print, paint } = screen;
  const asked = Promise.withResolvers<End>();
  const quit = () => asked.resolve(options.once ? { failure: 'Stopped before the recap.' } : 'good');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, quit);

  const stopping = new AbortController();
  const page = await openPage();
  print(`In a browser: ${paint('bold', page.url)}`);
  const scene = await startScene({
    ...{ speed: options.speed, player, page },
    // Somebody at the page has a moment to press Let in.
    lobbyMs: options.once ? 0 : lobbyMs / options.speed,
    onModel: (words) => print(paint('dim', `  (scripted model) ${words}`)),
    onLogLine: (line) => options.log && print(paint('dim', line)),
  });
  showHeader(scene, screen, options, player);
  const { slack, numbers } = scene;
  showThreads({ slack, numbers, print, paint });
  showDocuments({ slack, print, paint });
  if (options.call) showCall({ pika: scene.pika, print, paint });

  const died = scene.app.exited.then(
    ({ code, signal }): End => ({
      failure: `The app ended on its own (${signal ?? `exit code ${code}`}). It last said:\n${scene.app.tail()}`,
    }),
  );
  const end = await Promise.race([
    asked.promise,
    died,
    play(scene, screen, options, { player, page, quit, stop: stopping.signal, atEnd }),
  ]);
  stopping.abort();
  page.end(end === 'good' ? 'The sandbox has ended.' : 'The sandbox has stopped: its terminal says why.');
  const exitCode = await finish(scene, screen, options, player, end);
  await page.close();
  return exitCode;
}

type Course = {
  player: Player;
  page: Page;
  quit: () => void;
  stop: AbortSignal;
  atEnd: (scene: Scene, page: Page) => Promise<void>;
};

/** The scripted part, then the keyboard. Resolves when nobody is left to wait for. */
async function play(
  scene: Scene,
  screen: Screen,
  options: SandboxOptions,
  { player, page, quit, stop, atEnd }: Course,
): Promise<End> {
  const { slack, ada } = scene;
  const { print, paint } = screen;
  try {
    const isHouse = player.kind !== 'mcp';
    await makeReady(scene, page, isHouse, (words) => print(paint('dim', `\n${words}`)));
    showForms({ slack, forms: ada.forms, user: slack.users.ada.id, print, paint });
    const keyboardEnded = options.once ? Promise.resolve() : takeKeys(scene, screen, quit);
    const beside = await pasteLink(slack, winsCall);
    const hands = isHouse ? null : await connectAgent(scene, screen);
    const thread = await pasteLink(slack, standupCall);
    const story = startStory(scene, screen, { ...options, hands, thread, stop });
    // The card goes in after a few seconds, the call takes half a minute, and a slow machine gets its time.
    const recapTimeoutMs = 60_000 + 60_000 / options.speed;
    const recapped = await Promise.all([
      callOver(slack, standupCall, thread, recapTimeoutMs),
      callOver(slack, winsCall, beside, recapTimeoutMs),
    ]);
    if (recapped.includes(false) && options.once) return { failure: 'A call ended without a recap.' };
    if (options.once) {
      await Promise.race([
        story.done,
        late(recapTimeoutMs, 'The agent wasn’t done a while after the recap.'),
      ]);
      const missing = [
        ...story.problems,
        ...(await checkStory(scene, thread, player.kind)),
        ...(await checkFaces(scene, [thread, beside])),
      ];
      if (missing.length > 0) return { failure: missing.join('\n') };
    } else if (isHouse) story.leave();
    if (!options.once) print(paint('dim', `\nThat was the meeting. ${keyboardHelp}`));
    await keyboardEnded;
    await atEnd(scene, page);
    return 'good';
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    if (options.once) return { failure };
    page.end(failure);
    print(paint('red', failure));
    return new Promise(() => {});
  }
}

/** Resolves when a pipe or file has no more lines: then the sandbox ends with its meeting. */
function takeKeys({ ada }: Scene, screen: Screen, quit: () => void): Promise<void> {
  const isTerminal = process.stdin.isTTY === true;
  return new Promise((resolve) => {
    let turn: Promise<unknown> = Promise.resolve();
    screen.read({
      line(typed) {
        if (/^(quit|exit)$/i.test(typed.trim())) return quit();
        // One after the other, as a person does it.
        turn = turn
          .then(() => ada.type(typed))
          .then(
            (words) => words !== null && screen.print(screen.paint('yellow', words)),
            (error: unknown) => screen.print(screen.paint('red', String(error))),
          );
      },
      ended: () => (isTerminal ? quit() : void turn.then(() => resolve())),
      interrupted: quit,
    });
  });
}

async function finish(
  scene: Scene,
  screen: Screen,
  options: SandboxOptions,
  player: Player,
  end: End,
): Promise<number> {
  screen.close();
  const { print, paint } = screen;
  const { slack, pika, google, hubspot, payments, model } = scene;
  const services = [slack, pika, google, hubspot, payments, model];
  const violations = services.flatMap((service) => service?.violations ?? []);
  const failures = [
    ...(end === 'good' ? [] : [end.failure]),
    ...violations.map((violation) => `The real service would refuse this: ${violation}`),
  ];
  const live = pika.liveSessions().length;
  if (options.once && live > 0) failures.push('A session still runs after its meeting.');

  print(paint('dim', '\nStopping the app …'));
  const hadEnded = end !== 'good' && end.failure.startsWith('The app ended');
  const exit = await scene.close();
  if (!hadEnded && exit.code !== 0)
    failures.push(`The app didn’t stop cleanly (${exit.signal ?? `exit code ${exit.code}`}).`);
  for (const failure of failures) print(paint('red', failure));
  if (failures.length > 0) {
    print(`The app's log is kept in ${scene.logFile}`);
    return 1;
  }
  await scene.forget();
  print(`${options.once ? 'Recap posted, app stopped.' : 'Stopped.'} ${billed(player)}`);
  return 0;
}

function showHeader(
  { app, logFile }: Scene,
  { print, paint }: Screen,
  options: SandboxOptions,
  player: Player,
): void {
  print(paint('bold', 'Stand-in sandbox'));
  for (const line of introduction(player)) print(line);
  print(`Real: the app, its own process (${app.pid()}) with an embedded database. Its log: ${logFile}`);
  if (!options.once) print(paint('dim', keyboardHelp));
}
