/** Meetings that may be running at once. One person can't start fifty (nor an app that pastes links). */
export const caps = { person: 5, channel: 10, workspace: 30, linksPerMessage: 5, byAppsPerHour: 12 } as const;

/** Meetings that may wait for their time at once; they count above only when they start. */
export const scheduledCaps = { person: 20, channel: 50, workspace: 500 } as const;
