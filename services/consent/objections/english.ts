import type { Language } from './phrases.ts';

export const english: Language = {
  lists: {
    ing: 'recording transcribing taping filming listening listening_in taking_notes note_taking notetaking writing_this_down writing_down_what_we_say',
    noun: 'recording recordings recorder transcription transcript transcripts bot bots ai ai_bot robot notetaker note_taker note_taking notetaking assistant ai_assistant meeting_bot recording_bot',
    bot: 'bot ai ai_bot robot notetaker note_taker recorder assistant ai_assistant meeting_bot recording_bot thing machine',
    the: 'the this that your our',
    obj: 'this me us it that everything all_this any_of_this anything this_call the_call our_call this_meeting the_meeting our_meeting this_conversation our_conversation my_voice what_i_say what_we_say this_part to_me to_us to_this in_on_us',
    done: 'recorded transcribed taped filmed on_the_record on_record on_tape written_down noted_down',
    thing:
      'the_recording this_recording recording being_recorded being_transcribed being_taped this_being_recorded us_being_recorded the_call_being_recorded the_transcription the_bot this_bot that_bot a_bot_listening the_ai an_ai_listening an_ai_in_here an_ai_in_the_call an_ai_taking_notes the_notetaker be_recorded be_transcribed',
  },
  phrases: `
    stop|quit|pause|cease {ing} {obj}?
    stop|pause|end|kill|disable|cut {the}? {noun}
    turn|switch|shut {the}? {noun} off|down
    turn|switch|shut off|down {the}? {noun}
    dont|do_not please? record|transcribe|tape|film|take_notes_on|take_notes_of|write_down {obj}
    dont|do_not please? record|transcribe|take_notes|take_any_notes
    dont|do_not please? listen to|in_on me|us|this
    dont|do_not|didnt|did_not|never want|wanna|wish|like|agree|agreed|consent|consented to? be|being|get|getting {done}
    dont|do_not|didnt|did_not want this|it|that|the_call|this_call|my_voice|us|me to? be? {done}
    dont|do_not|didnt|did_not|cant|cannot agree|consent to {thing}
    i dont|do_not|didnt|did_not consent to? this|it|that?
    revoke|withdraw|retract my|our consent|permission
    dont|do_not please? write this|that|it|any_of_this|anything|what_i_say|what_we_say down
    dont|do_not|didnt|did_not|cant|cannot|havent|never give|gave|given you? my|any? consent|permission
    dont|do_not have my|our consent|permission
    dont|do_not want|need {the}|a|an|any? {bot} here|in_here|around|listening|in_the_call|in_this_call|in_the_meeting|in_this_meeting|in_the_room
    i|we object to {thing}
    am|im|is|are|were|feel|be not? uncomfortable with {thing}
    not comfortable|ok|okay|fine|happy|cool with {thing}
    not comfortable|ok|okay|fine|happy|cool with {the}|a|an? bot|ai|notetaker|robot listening|here|in_here|in_the_call|in_this_call|recording|taking_notes
    not comfortable|ok|okay|fine|happy|cool being {done}
    dont|do_not feel comfortable with? {thing}
    refuse|decline to be? {done}
    rather|prefer not to? be {done}
    rather|prefer you? not|didnt|to_not record|transcribe|recorded|transcribed {obj}?
    rather|prefer if? this|it|that wasnt|was_not|isnt|is_not|werent|were_not {done}
    rather|prefer not have|to_have {the}|a|an {bot} in|here|around|listening in|here|the_call?
    no recording|recordings|transcription|taping|recorders|notetakers
    no bots|bot|ai|ais|robots in_here|in_this_call|in_the_call|in_this_meeting|in_the_meeting|please|allowed
    without {the}|a|an? {bot}|recording|transcription
    cant|cannot|may_not|must_not|shouldnt record|transcribe {obj}
    not|arent|isnt allowed|permitted to record|transcribe {obj}
    shouldnt|should_not|mustnt|must_not|cant|cannot|isnt_to|is_not_to be {done}
    make_sure this|it|that isnt|is_not {done}
    {bot} please? leave|go_away|get_out|get_lost|shut_down|exit|disconnect|hang_up|log_off|stop_recording|stop_listening the|this|our? call|meeting|room|conversation?
    {bot} please? get_out of here|the_call|this_call|the_meeting|this_meeting|the_room
    {bot} can_you|could_you|would_you|will_you|you_need_to|you_have_to|you_must|you_should|i_want_you_to|i_need_you_to|id_like_you_to please? leave|go_away|get_out|exit|disconnect|hang_up the|this|our? call|meeting|room|conversation?
    {bot} should|must|needs_to|has_to|can|to|ought_to please? leave|go|go_away|get_out|be_gone|be_removed|stop the|this? call|meeting|room?
    remove|kick|eject|boot|throw|drop|get|take|disconnect|uninvite {the}? {bot} out|off|out_of_here|from_here|away
    remove|kick|eject|boot|throw|drop|get|take|disconnect out|off? {the}? {bot}? out? of|from|off here|this_call|the_call|this_meeting|the_meeting
    remove|eject|disconnect|uninvite|get_rid_of|kick_out|throw_out|turn_off|switch_off|unplug|mute {the}? {bot}
    would_you|would_somebody|would_anybody|do_you mind removing|kicking_out|turning_off|switching_off|disconnecting|muting {the}? {bot}
    would_you|would_somebody|would_anybody|do_you mind not recording|transcribing|taking_notes|writing_this_down {obj}?
    want|need|like {the}? {bot} out|gone|removed|off|to_leave
    the? bot|ai|notetaker|robot should_not|shouldnt|must_not|mustnt|may_not be here|in_here|in_this_call|in_the_call|in_this_meeting|in_the_meeting
    this|that|its|we|go|going|keep|please|strictly|speak|talk|be|all this|it|were? is|to_be? off_the_record
  `,
  tails:
    'please pls thanks thank you now right here ok okay anymore any more at all today everyone folks guys sir maam immediately ' +
    'kindly with me us in this the call meeting conversation for moment minute while bit second part next yeah alright too either ' +
    'conversation session room today everybody team again completely entirely',
  joins:
    'and or but because cause since until till while when before so if i we im its thats otherwise unless',
  blocked:
    /\b(?:not|dont|never|said|says|say|saying|told|tell|tells|telling|asked|asks|asking|if|whether|when|who|whenever|why|how|to|they|he|she|will|ill|shall|did|didnt|does|before|after|until|once|because|since|forgot|remember|example|eg|would you mind|should (?:i|we)|could have|shouldnt|cant|isnt|wasnt|button that|people|customers|users|always)\b[^.]{0,24}$/,
  allowed:
    /\b(?:i|we|id|im|were|please|must|need)\b.*\b(?:want|like|need|ask|asking|prefer|request|demand|insist|appreciate it|told|tell|begging|rather)(?: for)?(?: (?:you|it|this|that|everyone|somebody|someone|the \w+)){0,2}(?: to| you| not to| please)?$|\b(?:you|it) (?:need|have|must)(?: to)?$|\b(?:if|when) (?:you|we) (?:could|would|can)(?: please)?$|\bi said$|\b(?:id|i would|we would|wed)$|\bi (?:told|asked) you(?: to)?$|^(?:please )?tell(?: the| that| this| your| our)?$|^(?:no|sorry|well|but|and|so|again|to be clear|just to be clear|just so you know|for me|honestly|actually) (?:i|we)$/,
};
