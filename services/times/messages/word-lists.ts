const list = (words: string) => new Set(words.split(' '));

/** What people call their calls: source of a regular expression, without its end. */
export const gatherings =
  'meet(?:ing)?|call|sync|huddle|retro(?:spective)?|review|demo|planning|grooming|refinement|stand-?up|daily|weekly|scrum|all-hands|check-?in|catch-?up|kick-?off|session|interview|one-on-one|1:1|1on1';

/** Before a time: nothing starts then. */
export const deadlines = list('until till til by before since due bis vor hasta antes fino entro tot');
/** Before a time: it's only near that time, or another day's than is read. */
export const blurs = list(
  'than in after around about roughly approx circa ca between last past or gegen nach etwa vers après Mo Di Mi Do Fr Sa So',
);

const followers = `today|tomorrow|tonight|sharp|o.?clock|on|in|for|with|please|pls|thanks|thx|ty|and|or|if|we|the|via|here|then|ok|guys|all|everyone|is|min|h|hours?|mon|tue|wed|thu|fri|sat|sun|${gatherings}`;
/** What may follow a bare hour. A noun may not: `look at 3 bugs`. */
export const afterHour = new RegExp(`^\\s*(?:$|[^\\w\\s%]|(?:${followers})[a-z]*\\b)`, 'i');
