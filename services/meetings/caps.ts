/** Meetings that may be under way at once. One person cannot start fifty (nor an app that pastes links). */
export const caps = { person: 5, channel: 10, workspace: 30, linksPerMessage: 5, byAppsPerHour: 12 } as const;

/** A session shorter than this is not worth starting with what is left of a budget. */
export const leastBudgetMinutes = 5;
