/** What somebody decided, and when. */
export type ChosenValue<Value> = { value: Value; by: string; at: Date };
