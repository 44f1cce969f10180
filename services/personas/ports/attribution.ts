/** Whom PikaStream puts the cost of a call down to. */
export type Attribution = { readonly sender: string; readonly channel: string };
