/** Meetings that may be running at once, unless an admin chose otherwise. One person can't start fifty (nor an app that pastes links). */
export const caps = { person: 5, channel: 10, workspace: 30, linksPerMessage: 5, byAppsPerHour: 12 } as const;

/** Meetings that may wait for their time at once; they count above only when they start. */
export const scheduledCaps = { person: 20, channel: 50, workspace: 500 } as const;

/** No admin sets more: a digit too many would cost as many times the money. */
export const maxCallsAtOnce = 500;

export const capOwners = ['person', 'channel', 'workspace'] as const;

/** Whose calls are counted. */
export type CapOf = (typeof capOwners)[number];

/** What an admin chose; null is the usual number. */
export type CallsAtOnce = Readonly<Record<CapOf, number | null>>;

/** How many calls may run at once, with what an admin chose. */
export function capsWith(chosen: CallsAtOnce | undefined): Readonly<Record<CapOf, number>> {
  return {
    person: chosen?.person ?? caps.person,
    channel: chosen?.channel ?? caps.channel,
    workspace: chosen?.workspace ?? caps.workspace,
  };
}
