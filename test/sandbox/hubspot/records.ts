export type HubSpotRoute = 'search' | 'read' | 'update' | 'property' | 'note' | 'task' | 'account';
export type ObjectPath = 'contacts' | 'companies' | 'deals';
export type Values = Record<string, string | null>;

export type HubSpotRecord = { id: string; path: ObjectPath; properties: Values };
/** A note or a task, with the record it hangs on. */
export type Engagement = { path: 'notes' | 'tasks'; properties: Values; to: string; type: number };
