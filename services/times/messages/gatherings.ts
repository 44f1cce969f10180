/** What people call their calls: source of a regular expression, without its end. */
export const gatherings =
  'meet(?:ing)?|call|sync|huddle|retro(?:spective)?|review|demo|planning|grooming|refinement|stand-?up|daily|weekly|scrum|all-hands|check-?in|catch-?up|kick-?off|session|interview|one-on-one|1:1|1on1';
