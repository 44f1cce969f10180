/** English words that say nothing of what is talked about, spoken ones included. */
const listed = `
a about above actually after again against ago ah all almost already alright also although always am an and another any
anybody anyone anything anyway anyways are aren't around as ask asked at away aye back basically be because been before
being below best better between bit both but by call came can can't cannot 'cause cause certain certainly come comes coming
completely could couldn't course definitely did didn't different do does doesn't doing don't done down dunno during each
either else em end enough er especially even ever every everybody everyone everything exactly fact few fine first for
from further gap get gets getting give given go goes going gonna good gosh got gotta great guess guys had hadn't happen
happened hard has hasn't have haven't having he he'd he'll he's hello help her here hers herself hey hi him himself his
hm hmm hope how however huh i i'd i'll i'm i've idea if in indeed instead into is isn't it it'd it'll it's its itself
just keep kind kinda know known last later least less let let's like little long look looked looking looks lot lots
made make makes making many may maybe me mean means might mine mm mm-hmm more most mostly much must my myself need
needed needs never new next nice no nobody none nope nor not nothing now of off oh ok okay on once one ones only onto
or other others otherwise ought our ours ourselves out over own part people per perhaps person place please point
possible possibly pretty probably put quite rather really reason right said same saw say saying says see seem seems
seen shall she she'd she'll she's should shouldn't since so some somebody somehow someone something sometimes sort
sorry speak start started still stuff such suppose sure take takes taken talk talked talking tell than thank thanks that
that'd that'll that's the their theirs them themselves then there there'd there's these they they'd they'll they're
they've thing things think thinking third this those though thought through time times to today together told too
took toward totally tried tries try trying turn two uh uh-huh um under unless until up upon us use used uses using
usually various very wanna want wanted wants was wasn't way ways we we'd we'll we're we've well went were weren't what
what'll what's whatever when where where's whether which while who who'd who's whole whom whose why will with within
without won't wonder wondering word words work worked working works would wouldn't yeah year yep yes yesterday yet
you you'd you'll you're you've your yours yourself yourselves add agree agreed agrees anymore minute minutes second
second seconds hour hours day days week weeks month meeting everybody's obviously frankly honestly literally interesting
question questions answer comment comments moment slide slides forward great thank-you welcome morning afternoon bye
`;

export const stopWords: ReadonlySet<string> = new Set(listed.trim().split(/\s+/));
