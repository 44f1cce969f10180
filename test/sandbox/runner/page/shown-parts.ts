import { type EmulatedSession, isLive } from '../../pikastream/session.ts';
import type { EphemeralMessage, StoredMessage } from '../../slack/messages.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import { shownCall } from './calls.ts';
import { personFace } from './faces.ts';
import type { Parts } from './live.ts';
import { appName, shownMessage } from './messages.ts';
import type { ShownTrouble, World } from './shown.ts';
import { shownView } from './views.ts';

type Deps = {
  slack: SlackWorkspace;
  sessions: readonly EmulatedSession[];
  troubles: readonly ShownTrouble[];
};

/** Messages are replaced, never changed in place: each is written out once. */
const written = new WeakMap<StoredMessage | EphemeralMessage, string>();

/** All that Ada sees, by key. */
export function shownParts({ slack, sessions, troubles }: Deps): Parts {
  const { ada } = slack.users;
  const views = slack.openViews(ada.id);
  const top = views.at(-1);
  const home = slack.home(ada.id);
  const own = slack.ephemerals.filter(({ user }) => user === ada.id);
  const messages = [...placesOf(slack), ada.dm].flatMap((place) => slack.messages(place));
  return new Map([
    ['world', JSON.stringify(worldOf(slack))],
    ['troubles', JSON.stringify(troubles)],
    ['modal', JSON.stringify(top ? shownView(top, views.length - 1) : null)],
    ['home', JSON.stringify(home ? shownView(home, 0) : null)],
    ...[...messages, ...own].map((message): [string, string] => [
      `message ${message.channel} ${message.ts}`,
      jsonOf(message, slack),
    ]),
    ...sessions
      .filter((session) => isLive(session))
      .map((session): [string, string] => [`call ${session.id}`, JSON.stringify(shownCall(session, slack))]),
  ]);
}

function jsonOf(message: StoredMessage | EphemeralMessage, slack: SlackWorkspace): string {
  const json = written.get(message) ?? JSON.stringify(shownMessage(message, slack));
  written.set(message, json);
  return json;
}

/** Where Ada is together with the app: more would only be in the way. */
function placesOf({ channels }: SlackWorkspace): string[] {
  return [channels.general, channels.standup, channels.private, channels.shared].map(({ id }) => id);
}

function worldOf(slack: SlackWorkspace): World {
  const { pika, ada, ...others } = slack.users;
  const people = [ada, ...Object.values(others)].filter(({ isBot, isDeleted }) => !isBot && !isDeleted);
  const channels = Object.values(slack.channels).filter(({ id }) => placesOf(slack).includes(id));
  return {
    ...{ workspace: slack.teamName, me: ada.id, dm: ada.dm, app: { id: pika.id, name: appName } },
    people: Object.fromEntries(
      people.map(({ id, realName }) => [id, { name: realName, face: personFace(realName) }]),
    ),
    channels: channels.map(({ id, name, kind, isExtShared }) => ({
      ...{ id, name, isPrivate: kind === 'group', isShared: isExtShared },
    })),
  };
}
