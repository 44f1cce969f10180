import type { Frame, ShownCall, ShownMessage, World } from '../runner/page/shown.ts';
import { createAct } from './act.ts';
import { createCall } from './call.ts';
import { shortly } from './message.ts';
import { createModal } from './modal.ts';
import { createMainPane, createThreadPane, inView } from './panes.ts';
import { type Place, placeNow } from './route.ts';
import { createSide } from './side.ts';
import { showSteps } from './starting.ts';
import { createState, type State } from './state.ts';
import { createTroubles } from './troubles.ts';

const byId = (id: string) => document.getElementById(id) as HTMLElement;
const { body } = document;
const words = byId('words');
const state = createState();
const act = createAct(words);

let isWide = false;
const toSide = () => {
  body.dataset.pane = 'side';
  byId('side').querySelector('a')?.focus();
};
const deps = { state, act, toSide };
const showSide = createSide(byId('side'));
const showMain = createMainPane(byId('main'), deps);
const showThread = createThreadPane(byId('thread'), deps);
const showTroubles = createTroubles(byId('tools'), byId('troubles'), act);
const modal = createModal({ act, contextOf: (viewId) => inView(viewId, state.world() as World, act) });
const showCall = createCall(byId('call'), {
  act,
  widen() {
    isWide = !isWide;
    draw();
  },
});

function draw(): void {
  const progress = state.progress();
  const world = state.world();
  if (progress?.over) words.textContent = progress.over;
  const steps = document.getElementById('steps');
  if (progress && steps) showSteps(steps, progress);
  if (!progress?.isReady || !world) return;
  const place = placeNow() ?? firstPlace(state, world);
  const call = callAt(state.calls(), place);
  const thread = place.kind === 'channel' ? place.thread : null;
  body.classList.toggle('ready', true);
  body.classList.toggle('wide', isWide && call !== null && thread !== null);
  if (body.dataset.pane !== 'side') body.dataset.pane = thread === null ? 'main' : 'thread';
  showTroubles(state.troubles());
  showSide(state, world, place);
  showMain(world, place);
  showThread(world, place);
  showCall(call, isWide);
  modal.show(state.modal());
}

/** Where nobody has gone anywhere yet: the standup, with its thread as soon as there is one. */
function firstPlace({ roots, thread }: State, world: World): Place {
  const channel = world.channels.find(({ name }) => name === 'standup')?.id ?? '';
  const answered = roots(channel).findLast((root) =>
    thread(channel, root.ts).some(({ isApp, ts }) => isApp && ts !== root.ts),
  );
  return { kind: 'channel', channel, thread: answered?.ts ?? null };
}

/** The call of the open thread, else one of the channel; in the app there's none. */
function callAt(calls: readonly ShownCall[], place: Place): ShownCall | null {
  if (place.kind === 'app') return null;
  const here = calls.filter(({ thread }) => thread?.channel === place.channel);
  return here.find(({ thread }) => thread?.ts === place.thread) ?? here.at(-1) ?? null;
}

function tellNews(fresh: readonly string[]): void {
  const messages = fresh.filter((key) => key.startsWith('message '));
  const world = state.world();
  const said = world ? messages.map((key) => shortly(state.get(key) as ShownMessage, world)) : [];
  if (said.length > 0) byId('news').textContent = said.join('. ');
}

const live = new EventSource('/live');
live.addEventListener('message', ({ data }) => {
  const frame: Frame = JSON.parse(data);
  tellNews(state.take(frame));
  draw();
});
live.addEventListener('error', () => {
  words.textContent = state.progress()?.over ?? 'The sandbox has stopped. Start it again in its terminal.';
});

byId('side').addEventListener('click', () => {
  body.dataset.pane = 'main';
  draw();
});

let placed = '';
function arrive(): void {
  delete body.dataset.pane;
  draw();
  const place = placeNow();
  if (place?.kind === 'app' && placed !== location.hash) void act({ do: 'open app', tab: place.tab });
  placed = location.hash;
  const pane = place?.kind === 'channel' && place.thread !== null ? 'thread' : 'main';
  byId(pane).querySelector('h1')?.focus();
}
window.addEventListener('hashchange', arrive);
const first = placeNow();
if (first?.kind === 'app') void act({ do: 'open app', tab: first.tab });
