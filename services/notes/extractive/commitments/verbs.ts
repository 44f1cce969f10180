/** Words between the auxiliary and the verb that add nothing to a task. */
const adverbs =
  /^(?:(?:just|also|then|now|quickly|actually|probably|definitely|certainly|personally|please|still|simply|gladly|happily|maybe|really|go ahead and|try and|be able to|be happy to|make sure to|have to|need to|go and|sort of)\s+)+/i;

/** What is done in the call itself, or is no deed at all. */
const noTask = [
  /^be(?! (?:sure|working|doing|sending|writing|responsible|in charge|in touch|looking into|reaching out|handling|taking|preparing|putting|thinking about|testing|reviewing|drafting)\b)/,
  /^(?:say|see(?! (?:if|whether|to it)\b)|admit|assume|guess|bet|agree|argue|repeat|begin|stop|pause|wait|hold|come|stay|sit|leave|pass|skip|jump|turn|mute|unmute|scribe|zoom|scroll|click|type|paste|recap|explain|describe|read|shut|hear|hope|wonder|know|need|want|like|love|hate|miss|die|remember|forget|believe|feel|mean|think(?! about (?:how|what|whether|which|the)\b)|understand|imagine|notice|mention|point out|appear|happen|enjoy|survive|refrain|concede|speak|talk(?! (?:to|with)\b)|listen|live|lose|win|become|seem|trust)\b/,
  /^(?:start|begin)\b(?! (?:working|writing|on|drafting|a|the)\b)/,
  /^go(?! (?:through|over|and|ahead and|talk|check|find)\b)/,
  /^(?:go (?:through|over) (?:it|this|that|these)(?: now| quickly)?$)/,
  /^move (?:on|to|forward|ahead|over)\b/,
  /^share (?:my |the |this |a )?(?:screen|window|tab|desktop|link)\b/,
  /^(?:show|tell|give|grant|lend) (?:you|us|everyone|everybody|them)\b(?! (?:access|an update|the (?:file|document|numbers|draft))\b)/,
  /^let (?:you|us|it|that|him|her|them)\b(?! know)/,
  /^let \S+ (?:go|speak|talk|start|begin|continue|finish|answer|explain|take over|introduce|jump)\b/,
  /^(?:put|drop|post|paste|throw|stick|type) (?:it|this|that|them|a link|the link|links?) (?:in|into|on|here|there)?\s*(?:the )?(?:chat|here|there|screen|board)?$/,
  /^(?:keep|leave) (?:it|this|that|you)\b/,
  /^(?:have|get)\b(?! (?:back to|in touch|it (?:done|ready|fixed|to)|them (?:done|ready|to)|that (?:done|ready|to)|the\b|these\b|those\b|my\b|our\b|some\b|something|a (?:draft|look|chat|word|call|meeting|version|proposal|quote|first)|started|\S+ to\b))/,
  /^(?:take|use|try|do|make) (?:a (?:sip|break|seat|guess|second|minute|moment|question)|that (?:one )?(?:here|now|later)|this (?:one )?(?:here|now|out|off)|my best|fun|sense)\b/,
  /^(?:take) (?:a question|questions|your word|the floor|over|this (?:out|off|down)|us|you|everybody|everyone|credit|it from (?:here|there))\b/,
  /^(?:call|ask) (?:it|that|this|out|on|the question|a question|one (?:more )?question|you (?:this|a|one))\b/,
  /^(?:give|hand|turn) (?:it|this|that|the floor|over)\b/,
  /^(?:finish|wrap|close|end)(?: (?:up|off|out|it|this|here|there|now|real|with|the (?:call|meeting)))/,
  /^(?:draw|record|stand|sum|summari[sz]e(?! the)|introduce|welcome|interrupt|answer (?:that|this|it|you)|note that|add (?:that|one|to that)|drop off|run (?:now|to another)|switch|reiterate|return|propose|suggest|open (?:it|this|that|the floor)|kick|bring (?:it|this|that|up)|raise (?:that|this|it|my hand)|quote|step (?:out|away)|pick|choose|look (?:like|forward|back)|vote|defer|disagree|second (?:that|this)|echo|save you)\b/,
];

/** Deeds that people offer and are asked for; for forms that say so less than "I will". */
const deeds =
  /^(?:take|own|do|handle|send|write|make|draft|prepare|set up|schedule|book|file|create|contact|reach out|follow up|check|look into|look at|take care|ping|e-?mail|ask|put|add|update|organi[sz]e|share|circulate|fix|review|test|provide|work on|work with|pull|talk to|talk with|speak to|speak with|call|message|confirm|investigate|research|document|publish|post|open|submit|coordinate|arrange|invite|get back|get in touch|find out|find|try to|run|build|finali[sz]e|finish|deliver|present|compile|collect|gather|summari[sz]e|verify|notify|inform|edit|merge|close|deploy|ship|release|clean up|migrate|move|raise|report|order|buy|plan|sort out|figure out|come up with|start (?:working|writing|drafting|a|the)|send|give|bring|upload|download|install|configure|print|sign|translate|proofread|approve|allocate|hire|interview|host|lead|drive|draw up|put together|complete|read through|go through|be (?:working|doing|responsible|in charge|looking into|handling|preparing|thinking about)|help|step up|volunteer|forward|transfer|pay|invoice|record|register|renew|cancel|track|monitor|measure|evaluate|analy[sz]e|audit|negotiate|design|implement|refactor|revert|roll|escalate|assign|triage|let \S+ know|remind|introduce \S+ to|connect)\b/;

const pronounsOnly =
  /^(?:do|take|handle|own|take care of|work on|look into|look at|check|fix|write|send|add|try|get|have|make|get on|volunteer|help)?\s*(?:with\s+|for\s+|on\s+)*(?:(?:it|that|this|those|these|them|one|so)(?: (?:one|item|task|action|action item|point|job))?)?(?:\s+(?:too|then|as well|for (?:you|us|sure)|offline|now|myself|first))*$/;
/** When something is done is no part of what is done. */
const when =
  /\s+(?:(?:by|before|until|on|in|this|next|at) \S.{0,40}|today|tonight|tomorrow(?: morning| afternoon)?|right away|asap|(?:later|first thing) .{0,20}|after (?:the|this) (?:call|meeting))$/;

/** The verb phrase without the words that add nothing. */
export function bare(phrase: string): string {
  return phrase.trim().replace(adverbs, '').trim();
}

/** Whether "I will" plus this phrase is a task beyond the call. */
export function isTask(phrase: string): boolean {
  const lower = bare(phrase).toLowerCase();
  return lower.length > 3 && !noTask.some((pattern) => pattern.test(lower));
}

/** Whether the phrase begins with a deed, for "I can", "could you" and the like. */
export function isDeed(phrase: string): boolean {
  return deeds.test(bare(phrase).toLowerCase()) && isTask(phrase);
}

/** Whether the phrase points at what was said before: "do that", "take it". */
export function isPointer(phrase: string): boolean {
  const words = bare(phrase)
    .toLowerCase()
    .replace(/[.!?,]+$/, '')
    .trim();
  return pronounsOnly.test(words) || pronounsOnly.test(words.replace(when, ''));
}
