import type { World } from '../runner/page/shown.ts';

/** A button, or a choice of a menu. */
export type Pressed = { actionId: string; blockId: string; option?: string; value?: string };

/** What blocks need of what is around them. */
export type Context = {
  world: World;
  press(pressed: Pressed): Promise<void>;
};

export function personName({ app, people }: World, id: string): string {
  return id === app.id ? app.name : (people[id]?.name ?? id);
}

export function channelName({ channels }: World, id: string): string {
  return channels.find((channel) => channel.id === id)?.name ?? id;
}
