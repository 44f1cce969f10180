import { taskRef } from '../../../services/slack/blocks/task-cards.ts';
import type { Leads } from './where-leads-is.ts';
import type { Attacker } from './words.ts';

type Told = Readonly<Record<string, unknown>>;
type EventsOf = (leads: Leads, by: Attacker) => readonly Told[];

const somePosted = 3;

/** In their own channel, as if it belonged to a thread or message of #leads: within a channel Slack names messages by their time. */
const posts: EventsOf = ({ links, posted }, { userId, channelId, teamId }) => {
  const said = { channel: channelId, user: userId, team: teamId, channel_type: 'channel' };
  const texts = [...links.map((link) => `<${link}>`), 'stop', 'yes', 'What did they buy?', 'please leave'];
  return posted
    .slice(0, somePosted)
    .flatMap((threadTs, nth) =>
      texts.map((text, at) => ({ ...said, text, ts: `179700${nth}00${at}.000100`, thread_ts: threadTs })),
    );
};

/** Events that a stranger can cause, each naming something that belongs to #leads. */
const told: Readonly<Record<string, EventsOf>> = {
  message: (leads, by) => [
    ...posts(leads, by),
    ...leads.posted.flatMap((ts) => {
      const previous = { type: 'message', user: by.userId, team: by.teamId, ts, text: `<${leads.links[0]}>` };
      const change = {
        channel: by.channelId,
        ts: `${ts}9`,
        channel_type: 'channel',
        previous_message: previous,
      };
      return [
        { ...change, subtype: 'message_deleted', deleted_ts: ts },
        { ...change, subtype: 'message_changed', message: { ...previous, text: 'cancelled' } },
      ];
    }),
  ],
  app_mention: posts,
  app_home_opened: (_, { userId, channelId }) =>
    ['home', 'messages'].map((tab) => ({ user: userId, channel: channelId, tab })),
  agent_session_stopped: ({ posted }, { userId, channelId }) =>
    posted.map((ts) => ({ user: userId, channel: channelId, thread_ts: ts })),
  entity_details_requested: ({ items }, { userId, channelId, teamId }) =>
    items.map((id) => ({
      ...{ user: userId, user_team: teamId, channel: channelId, trigger_id: '1.2.3' },
      external_ref: { id, type: taskRef },
    })),
  // A workflow that they built.
  function_executed: ({ channel, links }, { userId }) =>
    [null, { id: userId }].flatMap((person) =>
      links.map((link, at) => ({
        function: { callback_id: 'send_to_call' },
        function_execution_id: `Fx${userId}${at}${person === null}`,
        inputs: { link, channel, persona: 'Zoe', minutes: 17, person },
      })),
    ),
  // What comes and goes is Slack's own word: it says so of them alone.
  member_joined_channel: (_, { userId, channelId, teamId }) => [
    { user: userId, channel: channelId, team: teamId },
  ],
  member_left_channel: (_, { userId, channelId }) => [{ user: userId, channel: channelId }],
  channel_shared: (_, { channelId }) => [{ channel: channelId, connected_team_id: 'T0OTHERCO1' }],
  app_uninstalled: (_, { teamId }) => ofAnother(teamId, {}),
  tokens_revoked: (_, { teamId }) => ofAnother(teamId, { tokens: { bot: ['U0PIKABOT1'] } }),
  team_access_granted: (_, { teamId }) => ofAnother(teamId, { team_ids: [teamId] }),
  team_access_revoked: (_, { teamId }) => ofAnother(teamId, { team_ids: [teamId] }),
};

/** Removed from their workspace, where that isn't this one: here nobody but Slack can say so. */
function ofAnother(teamId: string, event: Told): Told[] {
  return teamId === 'T0STANDIN1' ? [] : [event];
}

export function eventsOf(type: string, leads: Leads, by: Attacker): Told[] {
  const events = told[type];
  if (!events)
    throw new Error(`What does the event ${type} name? Add it to test/support/forged/told-events.ts`);
  return events(leads, by).map((event) => ({ type, event_ts: '1797000000.000100', ...event }));
}
