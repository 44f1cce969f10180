import { z } from 'zod';
import type { Courier } from '../delivery/courier.ts';
import {
  actionTime,
  answerOf,
  channelName,
  type InteractiveDeps,
  partiesOf,
  requireInteractivity,
} from '../interactive/parties.ts';
import { isRecord, type Json } from '../json.ts';
import type { MessageStore } from '../messages.ts';
import { type Entity, entitySchema } from './check.ts';

/** One that somebody opened: from which message, and what the app showed them last. */
export type OpenEntity = {
  user: string;
  channel: string;
  messageTs: string;
  id: string;
  shown: { entity: Entity } | { error: Json } | null;
};

export type OpenEntities = ReturnType<typeof createOpenEntities>;

/** The side panes of people: one each (https://docs.slack.dev/reference/methods/entity.presentDetails). */
export function createOpenEntities() {
  const panes = new Map<string, OpenEntity>();
  const byTrigger = new Map<string, OpenEntity>();
  return {
    of: (user: string): OpenEntity | undefined => panes.get(user),
    open(triggerId: string, pane: OpenEntity): void {
      panes.set(pane.user, pane);
      byTrigger.set(triggerId, pane);
    },
    withTrigger: (triggerId: string): OpenEntity | undefined => byTrigger.get(triggerId),
  };
}

/** The cards below a message. */
function entitiesOf(metadata: Json | undefined): Entity[] {
  return z.array(entitySchema).catch([]).parse(metadata?.entities);
}

type Deps = InteractiveDeps & { store: MessageStore; entities: OpenEntities; courier: Courier };
type Opening = { user: string; channel: string; messageTs: string; id: string };

/** People open cards of the app's tasks, and press what they see there. */
export function createOpeningEntities(deps: Deps) {
  const { directory, store, entities, courier, installation, triggers } = deps;
  const found = ({ channel, messageTs, id }: Omit<Opening, 'user'>) => {
    const message = store.find(channel, messageTs);
    const entity = entitiesOf(message?.metadata).find((one) => one.external_ref.id === id);
    if (!message || !entity) throw new Error(`No card ${id} below ${messageTs}`);
    return { message, entity };
  };

  return {
    /** What somebody has open beside their messages. */
    entityOf: entities.of,
    /** The cards below a message. */
    cardsOf: (channel: string, messageTs: string) => entitiesOf(store.find(channel, messageTs)?.metadata),
    /** https://docs.slack.dev/reference/events/entity_details_requested */
    async openEntity(opening: Opening) {
      const { user, channel, messageTs, id } = opening;
      const { message, entity } = found(opening);
      const place = directory.channel(channel);
      if (place?.kind !== 'channel' && !place?.members.has(user))
        throw new Error(`${user} doesn’t see ${channel}`);
      const triggerId = triggers.issue(user);
      entities.open(triggerId, { user, channel, messageTs, id, shown: null });
      const event = {
        ...{ type: 'entity_details_requested', user, external_ref: entity.external_ref },
        ...{ entity_url: entity.url, link: { url: entity.url, domain: new URL(entity.url).hostname } },
        ...{
          app_unfurl_url: entity.url,
          event_ts: actionTime(),
          trigger_id: triggerId,
          user_locale: 'en-US',
        },
        ...{ channel, message_ts: messageTs, ...(message.threadTs && { thread_ts: message.threadTs }) },
      };
      if (!installation.hears(event, undefined)) throw new Error('The app doesn’t hear of opened cards');
      return courier.deliverEvent(event, { isExtShared: place?.isExtShared ?? false });
    },
    /** Presses a button of what somebody has open (https://docs.slack.dev/messaging/work-objects-implementation, “block_actions”). */
    async pressInEntity({ user, text, value }: { user: string; text: string; value?: string }) {
      requireInteractivity(installation);
      const pane = entities.of(user);
      if (!pane?.shown || !('entity' in pane.shown)) throw new Error(`${user} has nothing open`);
      const { entity } = pane.shown;
      const { primary_actions: first = [], overflow_actions: more = [] } =
        entity.entity_payload.actions ?? {};
      const action = [...first, ...more].find((one) => one.text === text);
      if (!action)
        throw new Error(`No button ${text}; there are: ${[...first, ...more].map((one) => one.text)}`);
      const { channel, messageTs } = pane;
      const { message } = found(pane);
      const triggerId = triggers.issue(user);
      entities.open(triggerId, pane);
      const payload = {
        type: 'block_actions',
        ...partiesOf(directory, user),
        container: {
          ...{ type: 'entity_detail', message_ts: messageTs, channel_id: channel },
          ...(message.threadTs && { thread_ts: message.threadTs }),
          ...{ entity_url: entity.url, app_unfurl_url: entity.url, external_ref: entity.external_ref },
        },
        trigger_id: triggerId,
        channel: { id: channel, name: channelName(directory, channel) },
        actions: [
          {
            ...{ type: 'button', action_id: action.action_id, block_id: 'entity' },
            ...{ text: { type: 'plain_text', text, emoji: true }, value: value ?? action.value },
            action_ts: actionTime(),
          },
        ],
      };
      const label = action.action_id;
      return answerOf(await courier.deliverOnce({ what: 'interactive', id: triggerId, label, payload }));
    },
  };
}

/** A card stays up to what was shown to the one who opened it, for everybody who sees its message. */
export function refreshCard(store: MessageStore, { channel, messageTs }: OpenEntity, entity: Entity): void {
  const message = store.find(channel, messageTs);
  if (!message || !isRecord(message.metadata)) return;
  const entities = entitiesOf(message.metadata).map((one) =>
    one.external_ref.id === entity.external_ref.id ? entity : one,
  );
  store.replace(message, { ...message, metadata: { ...message.metadata, entities } });
}
