/** How many people found recaps helpful, and how many didn't: one word a person and recap. */
export type Ratings = { readonly helpful: number; readonly unhelpful: number };
