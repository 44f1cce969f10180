/** After `at 3` a noun may follow: `look at 3 bugs`. */
export const endsTime =
  /^\s*(?:$|[^\w\s]|(?:today|tomorrow|tonight|sharp|o.?clock|on|in|for|with|please|pls|and|or|if|we|the|via|here|then|ok|guys|all|everyone|is|stand-?up|sync|meet|call|daily|retro|review|demo|planning|session|interview|kick-?off|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)/i;
