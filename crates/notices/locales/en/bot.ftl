# Everything that Ownaccord says to a person, in English.
# Plain words, short sentences; a "no" is as easy to say as a "yes". See docs of the crate `notices`.

## Time, numbers, lists

month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date = { $day } { month } { $year }
moment = { date }, { $time } UTC
span-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
span-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
span-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
span-seconds =
    { $count ->
        [one] 1 second
       *[other] { $count } seconds
    }
join-and =
    { $place ->
        [middle] { $first }, { $second }
       *[last] { $first } and { $second }
    }
join-or =
    { $place ->
        [middle] { $first }, { $second }
       *[last] { $first } or { $second }
    }
share =
    { $share ->
        [all] all
        [half] half
        [third] a third
        [two-thirds] two thirds
        [quarter] a quarter
        [three-quarters] three quarters
       *[other] { $numerator }/{ $denominator }
    }
part =
    { $how ->
        [all] all
        [more] more than { share }
       *[least] at least { share }
    }
language-name =
    { $tag ->
        [am] Amharic
        [ar] Arabic
        [ckb] Sorani Kurdish
        [en] English
        [es] Spanish
        [fa] Persian
        [fa-AF] Dari
        [fr] French
        [ps] Pashto
        [ru] Russian
        [so] Somali
        [ti] Tigrinya
        [tr] Turkish
        [uk] Ukrainian
        [ur] Urdu
       *[other] the language “{ $tag }”
    }

## Words of votes

# What a ballot paper offers.
choice =
    { $choice ->
        [consent] Consent
        [refuse] Refuse
        [send-back] Send back
        [abstain] Abstain
        [for] For
       *[against] Against
    }
# What is typed after the command to vote; the parser of commands knows these words.
choice-word =
    { $choice ->
        [consent] consent
        [refuse] refuse
        [send-back] send-back
        [abstain] abstain
        [for] for
       *[against] against
    }
# What stands before a number in published figures.
figure =
    { $choice ->
        [consent] consented
        [refuse] refused
        [send-back] sent back
        [abstain] abstained
        [for] for
       *[against] against
    }
did-not-vote = did not vote
candidate = no. { $number }
none-of-them = none of them
voted = voted
risk =
    { $risk ->
        [low] low
        [medium] medium
        [high] high
       *[severe] severe
    }
decision-kind =
    { $kind ->
        [charter] Charter
        [mandate] Mandate
        [consent] Consent to terms
       *[withdrawal] Withdrawal of a consent
    }
votes-on =
    { $kind ->
        [charter] votes on the charter
        [mandate] votes on mandates
        [consent] votes on terms
       *[withdrawal] votes to withdraw a consent
    }

## Rules in words

rule-threshold =
    { $favour ->
        [consent] The terms are accepted if { rule-base } consent.
       *[for] It is adopted if { rule-base } are for it.
    }
rule-base =
    { $base ->
        [roll] { part } of the members on the roll
       *[cast] { part } of those who give an opinion
    }
rule-approval =
    { $favour ->
        [consent] And { part } of the members on the roll must consent.
       *[for] And { part } of the members on the roll must be for it.
    }
rule-turnout = And { part } of the members on the roll must take part. To abstain is to take part.
rule-choosing =
    { $method ->
        [schulze] Members rank those who stand. Each two are compared as if nobody else stood, and whoever is preferred to everyone else is chosen; where that goes round in a circle, the Schulze method decides. “None of them” stands too, and wins every tie and circle that it is part of. Those who are exactly even in first place go to a run-off.
       *[approval] Members mark everybody whom they could accept, and whoever is accepted most often is chosen. “None of them” stands too, and wins every tie. Those who are exactly even in first place go to a run-off.
    }
rule-choosing-turnout = And { part } of the members on the roll must take part, or nobody is chosen.
rule-objection =
    { $then ->
        [sends-back] If { part } of the members on the roll stand behind an objection that names one and the same harm, the terms go back to the negotiation.
       *[asks] If { part } of the members on the roll stand behind an objection that names one and the same harm, more is asked:
    }
rule-objection-asks = then { rule-base } must be in favour.
rule-concurrent = Among “{ $constituency }”, counted by themselves, { rule-base } must be in favour too.
rule-veto = If among “{ $constituency }” { rule-base } refuse, nothing is adopted.

## Charters

template-name =
    { $template ->
        [settled-association] Settled association
        [people-in-transit] People on the way and in camps
       *[sudden-crisis] Displaced by a sudden crisis
    }
template-for =
    { $template ->
        [settled-association] For people who have settled: there is time to talk, and what is agreed can last two years.
        [people-in-transit] For people on the way or in camps: votes are short, quorums are small, many can be helped to vote, nothing about where somebody is goes to a state, and what is agreed ends within half a year.
       *[sudden-crisis] For people whom a sudden crisis has displaced: what can wait a day waits no longer, what is grave still takes days, what is said to get help is for help alone, and nothing lasts longer than three months.
    }
charter-change =
    { $how ->
        [added] New in { $part }: { $after }
        [removed] No longer in { $part }: { $before }
       *[changed] Changed in { $part }. Before: { $before } Now: { $after }
    }
scale =
    { $scale ->
        [local] a town or a camp
        [national] a country
        [regional] several neighbouring countries
       *[international] the world
    }
charter-clause-words = “{ $text }”
charter-clause-first-language = { $language } comes first
charter-clause-rule =
    { $risk ->
        [any] { votes-on }: { $rule }
       *[other] { votes-on }, risk { risk }: { $rule }
    }
charter-clause-risk = { $what }: risk { $level }
charter-clause-asked =
    { $asked ->
        [yes] it is asked
       *[no] it is not asked
    }
charter-clause-of-words = { $fraction } of the words of a text
charter-clause-admission =
    { $way ->
        [invitation] A steward invites.
        [vouching] { $vouches } members vouch who have been on the roll for { $after }.
       *[both] { $vouches } members vouch who have been on the roll for { $after }, and a steward agrees.
    }
charter-clause-stewards =
    { $fewer ->
        [go-on] At least { $least } and at most { $most }. Where fewer are left, they can act all the same.
       *[wait] At least { $least } and at most { $most }. Where fewer are left, what takes two of them waits.
    }
charter-clause-cosigners =
    { $by ->
        [stewards] At least { $least } of the stewards sign an agreement before it is in force.
        [advocates] At least { $least } of the advocates with a mandate sign an agreement before it is in force.
       *[either] At least { $least } of the stewards and the advocates with a mandate sign an agreement before it is in force.
    }
charter-clause-share = { $fraction } of the members on the roll
charter-clause-minutes = at most { $minutes } minutes of each member’s time in 30 days
charter-clause-times = There is time to talk before the vote, at least { $deliberation }, and the vote is open for { $window }.
charter-clause-secrecy =
    { $secrecy ->
        [open] Ballots are given in the room.
       *[confidential] Ballots are confidential.
    }
charter-clause-attestation =
    { $attestation ->
        [room-attested] A member’s server vouches for their ballot.
       *[signed] Members sign their ballots.
    }
charter-clause-delegation =
    { $delegation ->
        [none] Everybody votes for themselves.
        [free] Members can let a delegate vote for them.
       *[capped] Members can let a delegate vote for them, who carries at most { $cap } of the roll.
    }

## What a vote came to

outcome =
    { $outcome ->
        [consented] The members consent to the terms.
        [refused] The members refuse the terms.
        [sent-back] The members send the terms back to be negotiated again.
        [lapsed] Too few took part for a decision. Nothing changes.
        [adopted]
            { $kind ->
                [charter] The charter is adopted.
                [mandate] The mandate is granted.
                [recall] The mandate is recalled. It has ended.
                [consent] The members consent to the terms.
               *[withdrawal] The consent is withdrawn.
            }
        [run-off] Several are exactly even in first place. A run-off among them decides.
       *[not-adopted]
            { $kind ->
                [charter] The charter is not adopted.
                [mandate] The mandate is not granted.
                [recall] The mandate is not recalled. It goes on.
                [consent] The members refuse the terms.
               *[withdrawal] The consent is not withdrawn.
            }
    }
met =
    { $met ->
        [yes] That is enough.
       *[no] That is not enough.
    }
step-took =
    { $electorate ->
        [one] One member could vote.
       *[other] { $electorate } members could vote.
    } { $turnout ->
        [0] Nobody did.
        [one] One did.
       *[other] { $turnout } did.
    }
step-took-hidden =
    { $electorate ->
        [one] One member could vote.
       *[other] { $electorate } members could vote.
    }
step-nobody-said = Nobody gave an opinion. Silence is never consent.
step-threshold =
    { $base ->
        [roll] In favour, of all members on the roll: { $reached } of { $whole } (needed: { $needed }).
       *[cast] In favour, of those who gave an opinion: { $reached } of { $whole } (needed: { $needed }).
    } { met }
step-threshold-hidden =
    { $base ->
        [roll]
            { $met ->
                [yes] Enough of the members on the roll were in favour.
               *[no] Too few of the members on the roll were in favour.
            }
       *[cast]
            { $met ->
                [yes] Enough of those who gave an opinion were in favour.
               *[no] Too few of those who gave an opinion were in favour.
            }
    }
step-approval = Members in favour: { $reached } (needed, by the size of the roll: { $needed }). { met }
step-approval-hidden = Members in favour: at least { $needed } were needed, by the size of the roll. { reached-that }
step-turnout = Members who took part: { $reached } (needed, by the size of the roll: { $needed }). { met }
step-turnout-hidden = Members who took part: at least { $needed } were needed, by the size of the roll. { reached-that }
reached-that =
    { $met ->
        [yes] That was reached.
       *[no] That was not reached.
    }
step-delegated = Some members let a delegate vote for them.
step-objection =
    { $then ->
        [sends-back] An objection is sustained: { $harm }. The roll asks for at least { $needed } behind it, and there are as many. Terms that would have passed then go back to the negotiation.
       *[asks] An objection is sustained: { $harm }. The roll asks for at least { $needed } behind it, and there are as many. So more is asked:
    }
step-concurrent =
    { $met ->
        [yes] Among “{ $constituency }”, counted by themselves, enough were in favour.
       *[no] Among “{ $constituency }”, counted by themselves, too few were in favour.
    }
step-veto = The refusals among “{ $constituency }” stop it.
step-with-send-back = Together with those who send the terms back: { $reached } (needed: { $needed }). So the terms go back to the negotiation.
step-with-send-back-hidden = Together with those who send the terms back, there are enough. So the terms go back to the negotiation.
step-no-show = It passed only because members who were not in favour took part. Without them, too few would have voted.
step-beats = More members would rather have { $one } than each of these: { $others }.
step-top-cycle = Nobody is preferred to everyone else. These are even, or go round in a circle: { $candidates }.
step-strongest-paths = In this circle the preferences that lead from { $one } are the strongest.
step-most-approvals = More members could accept { $one } than anybody else.
step-even = These are exactly even in first place: { $candidates }.
step-none-of-them =
    { $because ->
        [beats-everyone] More members would rather have none of them than any one who stands.
        [in-top-cycle] “None of them” is one of these, and wins every tie and circle that it is part of.
        [nobody-approved] No member could accept anybody who stands.
       *[approved-as-often] At least as many members chose “none of them” as could accept anybody who stands.
    }

## Notices

welcome = Welcome to the rooms of { $community }.
welcome-rooms =
    In the assembly, everybody talks. In the ballot box, the bot asks and the members answer.
    To see what you can write to the bot, send it !help in a direct chat.
application-taken =
    { $steward ->
        [yes] You ask to come into { $community }. Your code is { $code }. { $vouches } members who know you have to vouch for you with it, and a steward has to agree, by { $until }.
       *[no] You ask to come into { $community }. Your code is { $code }. { $vouches } members who know you have to vouch for you with it, by { $until }.
    }
application-how = Hand the code to people whom you know there. They write !vouch and the code to me. Nobody is shown that you ask, or who vouches. If nobody does, what I know of you is erased.
vouch-said =
    { $said ->
        [vouched] Your word counts. Nobody is told that it is yours, nor how many others vouch. Until they are in, you can take it back with !unvouch and the code.
        [agreed] Your word as a steward counts. Until they are in, you can take it back with !unvouch and the code.
       *[taken-back] Your word is taken back.
    }
steward-asked =
    { $appoints ->
        [yes] One of you wants to make another member a steward. Speak with each other about who. A second steward has to confirm it by { $confirm_by }.
       *[no] One of you wants to end the office of a steward. Speak with each other about who. A second one has to confirm it by { $confirm_by }.
    }
stewards-became =
    { $became ->
        [appointed] The stewards have made a member a steward.
        [ended] Two stewards have ended the office of another.
       *[stepped-down] A steward has stepped down.
    } { $stewards ->
        [one] There is one steward now.
       *[other] There are { $stewards } stewards now.
    }
stewards-fewer = The charter asks for at least { $least }.
joined = You are on the roll of { $community }. You can vote in every vote that opens from now on.
joined-help = To see what you can do here, send !help
linked = This account now stands for you in { $community }. You can vote with it.
language-set = From now on the bot writes to you in English.
tabled = New terms are before the members: “{ $title }”.
tabled-vote-from = There is time to talk about them. The vote opens on { $vote_from } at the earliest.
terms-queued = The community and the requester agree on the words of “{ $title }”. They wait until you have time for them.
terms-queued-why = They ask for about { $minutes } minutes of each of you, and the charter limits what you are asked in 30 days. There is nothing to do now: I tell you here when they are before you.
charter-drafted = A new version of the charter has been drafted: version { $number }.
charter-changes = It changes: { $parts }.
charter-part =
    { $part ->
        [languages] the languages
        [reach] the places
        [principles] the principles
        [red-lines] the red lines
        [conditions] the conditions for a choice
        [constituencies] the constituencies
        [rules] the rules for decisions
        [choosing] the rule for choosing between several
        [most-assisted] for how many members one helper can vote
        [risks] the risk levels
        [longest-term] the longest term
        [reporting] what intermediaries report
        [ombuds] whom members can turn to outside
        [requesters] what is asked of requesters
        [petitions] the shares for petitions and reports of pressure
        [deliberation] how concerns are supported and answered
        [offers] how long offers wait for an answer
        [readability] how plain texts must be
        [admission] how people come in
        [stewards] how many stewards there are
        [cosigners] who signs what binds
        [burden] how much of their time members are asked
       *[crisis] the crisis clause
    }
charter-changes-more =
    { $count ->
        [one] And one more change.
       *[other] And { $count } more changes.
    }
charter-vote = The charter of now holds until the members adopt this one by vote. A steward can open that vote, or enough members sign for it with !sign.
mandate-ended =
    { $ending ->
        [expired] The mandate of { $intermediary } has ended: its term is over.
        [recalled] The mandate of { $intermediary } has ended: the members have ended it.
       *[resigned] { $intermediary } has given its mandate back.
    }
negotiations-paused =
    { $count ->
        [one] One negotiation is paused by that. It goes on when an advocate with a valid mandate takes it up.
       *[other] { $count } negotiations are paused by that. They go on when an advocate with a valid mandate takes them up.
    }
mandate-suspended = { $intermediary } has declared other interests: who funds it, or whom it is tied to. Its mandate is suspended.
mandate-suspended-meanwhile = It cannot negotiate for the community until the stewards confirm the mandate, or the members do so by a vote.
mandate-suspended-stewards = Please read what it has declared. Two stewards let the mandate go on and say publicly why, or a steward opens a vote on it.
interests-changed = { $intermediary } stands for a mandate and has declared other interests since it was nominated. If the members grant the mandate, it begins suspended, until the stewards confirm it.
resuming-asked = A steward wants the suspended mandate of { $intermediary } to go on. A second steward has to confirm it by { $confirm_by }.
mandate-resumed = The mandate of { $intermediary } is no longer suspended.
mandate-resumed-because = What the stewards say about it:
mandate-resumed-by-vote = The members have decided so.
trust-said =
    { $given ->
        [yes] You trust { $intermediary } to speak for you. Nobody is told. How many do is shown from five on. It gives no mandate, and you can take it back at any time.
       *[no] That you trust { $intermediary } is taken back.
    }
report-given = { $intermediary } reports to the members:
report-overdue = { $intermediary } has not reported to the members. The report was due on { $due }.
report-overdue-what = What it has to tell:
mandate-expires = The mandate of { $intermediary } ends on { $until }. Whoever is to negotiate for the community after that needs a new mandate.
nominated = You have nominated { $intermediary }.
nominated-for = It could negotiate for the community, for { $term } at most: about research, statistics, humanitarian assistance and the planning of public services, in the places of the charter. It never consents for you, and the red lines hold.
nominated-vote = A steward can open the vote on it.
nominated-election = It stands in the election “{ $title }”.
petition-begun =
    { $kind ->
        [charter] A member asks for a vote on a new version of the charter of { $about }.
        [recall] A member asks for a vote on recalling the mandate of { $about }.
       *[withdrawal] A member asks for a vote on withdrawing the consent to “{ $about }”.
    }
petition-vote-from = There is time to talk about it. The vote opens on { $vote_from } at the earliest.
petitions-none = There is nothing to sign for: no mandate is active, no consent is given, and no draft of the charter waits.
petitions-heading = You can ask for a vote on:
petitions-line = { $number }. { $what }: { $standing }
petitions-what =
    { $kind ->
        [recall] recalling the mandate of { $about }
        [withdrawal] withdrawing the consent to “{ $about }”
       *[charter]
            { $version ->
                [0] a new version of the charter of { $about }
               *[other] adopting version { $version } of the charter of { $about }
            }
    }
petitions-standing =
    { $stands ->
        [begun] others have signed
        [signed] you have signed
        [reached] enough have signed, the vote opens by itself
       *[none] nobody has asked yet
    }
petitions-how = Write !sign and the number. Nobody is told that you signed.
signature-counts =
    { $signed ->
        [yes] You have signed for a vote on { $what }. Nobody is told. Until enough have signed you can take it back with !unsign.
       *[no] Your signature for a vote on { $what } is taken back.
    }
petition-free = Whoever wants this vote too can sign for it: write !petitions to the bot. Nobody is told who signed. Nobody has to sign.
petition-reached =
    { $kind ->
        [charter] Enough members have signed: there will be a vote on a new version of the charter of { $about }. Nobody can stop it.
        [recall] Enough members have signed: there will be a vote on recalling the mandate of { $about }. Nobody can stop it.
       *[withdrawal] Enough members have signed: there will be a vote on withdrawing the consent to “{ $about }”. Nobody can stop it.
    }
withdrawal-asked = An advocate of the community asks for a vote on withdrawing the consent to “{ $about }”. A steward can open it.
agreement-suspended =
    { $cause ->
        [promise-late] Nothing may be used under the agreement on “{ $about }” for now: something that was promised is late.
        [suspected-breach] Nothing may be used under the agreement on “{ $about }” for now: data may have been used in a way that was not agreed on.
        [danger] Nothing may be used under the agreement on “{ $about }” for now: people may be in danger through the use.
       *[key-compromised] Nothing may be used under the agreement on “{ $about }” for now: a key of the organisation may be in other hands.
    }
agreement-suspended-lift = Another steward or an advocate than the one who suspended it can lift the suspension.
suspension-lifted = The agreement on “{ $about }” is in force again, to the end that was agreed on.
withdrawal-acknowledged = The requester of “{ $about }” has signed that it knows: you took the consent back, and nothing may be used any more.
deletion-attested = The requester of “{ $about }” has signed that everything it had is deleted since { $when }. Nobody can see that from outside: if you see your data used, tell a steward.
agreements-none = No agreement is in force.
agreements-heading = These agreements are in force or suspended:
agreements-line =
    { $cause ->
        [none] { $number }. “{ $about }”: in force until { $until }
        [promise-late] { $number }. “{ $about }”: suspended, something that was promised is late
        [suspected-breach] { $number }. “{ $about }”: suspended, data may have been used in a way that was not agreed on
        [danger] { $number }. “{ $about }”: suspended, people may be in danger through the use
       *[key-compromised] { $number }. “{ $about }”: suspended, a key of the organisation may be in other hands
    }
agreements-how = For more about what stewards can do here, send: !help suspend
signature-waits =
    { $by ->
        [stewards] The members have consented to “{ $about }”. It is in force once the requester and at least { $least } of the stewards have signed.
        [advocates] The members have consented to “{ $about }”. It is in force once the requester and at least { $least } of the advocates have signed.
       *[either] The members have consented to “{ $about }”. It is in force once the requester and at least { $least } of the stewards and advocates have signed.
    }
signature-waits-how = Whoever may sign does so with a key of their own (registerKey, cosign). The digest of the decision to sign: { $decision }
pressure-reported = Your report is taken. Nobody is told that it was you, and nobody can see how many reported. You can change your ballot or take it back until the vote closes.
pressure-reported-early = Your report is taken. Nobody is told that it was you, and nobody can see how many reported.
pressure-confided-to =
    { $named ->
        [yes] Except the stewards whom you chose: the bot tells them, with your name.
       *[no] The bot tells the stewards whom you chose, without your name.
    }
pressure-confided = A member wants you to know: somebody puts them under pressure about “{ $about }”. Do not try to find out who it is, and speak of it to nobody but the other steward whom they told.
pressure-confided-by = { $who } wants you to know: somebody puts them under pressure about “{ $about }”. Ask them first before you do anything, and speak of it to nobody but the other steward whom they told.
opening-held = Members have reported pressure about “{ $title }”. The vote on it does not open meanwhile. Nobody but you is told.
opening-held-stewards = Please act. Two stewards let the vote open and say what was done (letVoteOpen). Do not try to find out who reported. Without your word it opens by itself { $until }.
opening-asked = A steward wants the vote on “{ $title }” to open. A second steward has to confirm it by { $confirm_by }.
opening-freed = Members had reported pressure about “{ $title }”. The vote on it is not held back for that any more.
pressure-ombuds = You can also turn to somebody outside of the community:
vote-paused = Members have reported pressure. The vote “{ $question }” is paused: nothing is counted.
vote-paused-meanwhile = You can still vote, change your ballot and take it back. The vote goes on when the stewards have said what they did about the pressure, at the latest { $until }, and closes later by as much.
vote-paused-stewards = Please act. Two stewards let the vote go on and say publicly what was done. Do not try to find out who reported. Without your word it goes on by itself { $until }.
going-on-asked = A steward wants the paused vote “{ $question }” to go on. A second steward has to confirm it by { $confirm_by }.
vote-goes-on = The vote “{ $question }” goes on. It is open until { $closes }.
vote-goes-on-because = What the stewards say about the pressure:
vote-goes-on-by-itself = The stewards have not said what they did about the pressure.
clause-line = { $number }. { $what }
clause =
    { $kind ->
        [purpose] For: { $words }
        [data] Data: { $words }
        [stage] About people: { $words }
        [recipient] Goes to: { $words }
        [onward] It may be passed on to: { $words }
        [place] Used in: { $words }
        [storage-place] Stored in: { $words }
        [technology] Processed by: { $words }
        [retention] Kept for: { $words }
        [term] The agreement lasts: { $words }
        [promise] Promise: { $words }
        [risk] Risk: { $words }
        [assessment] The study of what may happen to people: { $words }
        [benefit] Benefit: { $words }
        [if-refused] If the answer is no: { $words }
        [withdrawal] After a withdrawal: { $words }
        [complaints] To complain: { $words }
        [legal-basis] The ground of law that the organisation names (your vote does not check it): { $words }
        [usage-trail] Each time somebody asks whether they may use the data, the answer is written down. The community’s stewards and its advocates with a mandate can read it. It is kept for: { $words }
       *[condition] The organisation confirms: { $words }
    }
clause-own-words = { $words }
clause-recipient = { $name } ({ $kind }, { $country })
clause-promise = { $what } – by { $due }, shown by: { $evidence }
clause-risk = { $harm } – against it: { $mitigation }
clause-benefit = { $benefit } – for: { $whom }, by { $due }
clause-onward = { $kind } ({ $country }), for: { $what_for }
clause-withdrawal = everything is deleted within { $within } – { $how }
clause-complaints = { $to } – { $how }
terms-clauses = What is asked and promised:
terms-asked-by = Asked by: { $name }.
terms-asked-by-proven = Asked by: { $name }. Its mail domain is proven: { $domain }.
terms-service = It also gives: { $what } ({ $whom }).
terms-service-essential = It also gives something that people depend on: { $what } ({ $whom }). A “no” to these terms must not cost you that.
terms-how = To say what troubles you about one of these, send !concern, its number and your words.
concern-about =
    { $clause ->
        [0] about the whole
       *[other] about clause { $clause }
    }
concern-raised = A member has a concern, number { $number }, { $about }: “{ $words }”
concern-raised-how = Whoever shares it can stand behind it: send the bot !support { $number } in a direct chat. Nobody is told who raised it or who supports it.
concern-taken =
    { $own ->
        [yes] Your concern has number { $number }. Nobody is told that it is yours. Until enough members stand behind it, you can take it back with !withdraw-concern.
       *[no] You have named this harm: it is concern { $number }. Nobody is told that you did. You can take that back with !unsupport.
    }
support-counts =
    { $supports ->
        [yes] You stand behind concern { $number }: “{ $words }” Nobody is told. You can take that back with !unsupport.
       *[no] You no longer stand behind concern { $number }: “{ $words }”
    }
concern-withdrawn = Concern { $number } was taken back by whoever raised it.
concern-reached = Enough members stand behind concern { $number }.
concern-reached-due =
    { $holds ->
        [yes] The vote does not open before it is answered. An answer is due by { $due }.
       *[no] An answer is due by { $due }. The vote does not wait for it, because it came after the least time to talk.
    }
concern-reached-answered = It has an answer already.
concern-answered =
    { $by ->
        [requester] The organisation answers concern { $number }:
       *[community] An advocate answers concern { $number }:
    }
all-answered = Every concern that enough members stand behind has an answer now.
concerns-none = Nobody has raised a concern about “{ $title }”.
concerns-heading = Concerns about “{ $title }”:
concerns-line = { $number }. { $about }: “{ $words }”
concerns-supported = – You stand behind it.
concerns-due = – Enough members stand behind it. An answer is due by { $due }.
concerns-answer = – The answer: “{ $answer }”
concerns-how = To stand behind one, send !support and its number. To raise one, send !concern, the number of a clause and your words.
question-asked = A member asks the organisation, number { $number }, { $about }: “{ $words }” An advocate brings it there, and its answer back.
question-taken = Your question has number { $number }. Nobody is told that it is yours. An advocate brings it to the organisation, or says why not.
question-forwarded = An advocate has sent question { $number } to the organisation, in these words:
question-declined = An advocate does not send question { $number } to the organisation. Why:
question-answered = The organisation answers question { $number }:
absence =
    { $finding ->
        [scarce] “{ $label }”: few of them, or nobody, are on the roll.
        [unreached] “{ $label }”: the chat reaches few of them, or nobody.
        [terms] The terms cannot be read in this language: { $language }.
        [answer] The answer to concern { $concern } cannot be read in this language: { $language }.
       *[unspoken] Members read a language that the charter does not have: { $language }.
    }
absence-line = – { $what }
absence-plan = – The plan, by { $by }: “{ $words }”
absence-waiver = – The vote goes on without, because: “{ $words }”
absence-open = – The stewards have not said anything of it yet.
absence-found = Before the vote on “{ $title }”, look who is not in the room:
absence-how = The vote does not open before each of these has a plan or a reason to vote without. Send the bot !plan, a day and who is reached how; or !waive and the reason. Write it in every language of the charter, each on a line that begins with its tag, such as en: or ar:
absence-public = The members read what you write. It says few or nobody, so that nobody can be counted.
opening-waits =
    { $stewards ->
        [yes] The vote on “{ $title }” could open, but it waits for you, the stewards:
       *[no] The vote on “{ $title }” could open, but it waits. The stewards have not said what is done about this:
    }
absence-answered = The stewards say what is done about who is not in the room:
opened-without = This vote opens, and not everybody is in the room:
absent-heading = Who is not in the room before the vote on “{ $title }”:
absent-none = Nothing was found to be missing before the vote on “{ $title }”.
temperature-asked = A member asks how the others lean, check number { $number }, { $about }. This is not the vote.
temperature-how = To answer, send the bot !lean towards, !lean unsure or !lean away in a direct chat. You can change it until { $closes }, or until the vote opens. Nobody is told how you lean, and your answer is deleted at the end.
temperature-binds-nobody = It binds nobody and changes no vote.
temperature-taken = Your question is before the members: temperature check number { $number }. Nobody is told that you asked it.
leaning-counts =
    { $leaning ->
        [towards] Temperature check { $number }: you lean towards it.
        [unsure] Temperature check { $number }: you are not sure.
       *[away] Temperature check { $number }: you lean away from it.
    }
leaning-until = You can change it until { $closes }, or until the vote opens.
leaning =
    { $leaning ->
        [towards] towards it
        [unsure] not sure
        [away] away from it
       *[silent] did not answer
    }
temperature-over = The temperature check number { $number } on “{ $title }”, { $about }, is over.
temperature-figure = – { $what }: { $count }
temperature-none-shown = No figures are shown, so that nobody can be made out.
temperatures-none = Nobody has asked for the temperature of “{ $title }”.
temperatures-heading = Temperature checks on “{ $title }”:
temperatures-line = { $number }. { $about }
temperatures-open = – It is open until { $closes }, or until the vote opens.
temperatures-mine = – You: { $leaning }
temperatures-ask = To ask how the others lean, send !temperature and the number of a clause, or 0 for the whole. To answer, send !lean and towards, unsure or away.
checks-heading = Questions about “{ $title }”. Nobody sees your answers, and your vote counts the same:
check-question =
    { $asks ->
        [purpose] { $number }. What is the data for?
        [recipient] { $number }. Who gets it?
       *[retention] { $number }. How long is it kept?
    }
check-choice = – { $number }: { $choice }
checks-how = Send !check and the number of your answer to each question, in their order. You can try once.
checked =
    { $right ->
        [yes] { check-question } Right: { $answer }.
       *[no] { check-question } Not quite. The terms say: { $answer }.
    }
checked-private = Nobody sees your answers. When many misread the same thing, it is the terms that have to become clearer.
terms-sent-back =
    { $because ->
        [not-understood] The terms “{ $title }” go back to the organisation without a vote: too many of those who tried the questions misread them.
        [red-line] The terms “{ $title }” go back to the organisation without a vote: they cross a red line that was drawn since.
       *[unanswered] The terms “{ $title }” go back to the organisation without a vote: it left a concern unanswered for too long.
    }
minutes-heading = Negotiation “{ $title }”:
minute =
    { $step ->
        [submitted] The organisation’s terms were taken in. Now an advocate answers them.
        [returned] The machine returned the organisation’s terms: something is missing or is not allowed.
        [paused] The negotiation is paused: nobody may speak for the community now.
        [taken-up] An advocate takes the negotiation up, and it goes on.
       *[withdrawn] The organisation took its proposal back.
    }
minute-offered =
    { $by ->
        [requester] The organisation made offer { $number }.
       *[community] The advocate made offer { $number }.
    }
minute-same = It has the same words as the offer before.
minute-moved =
    { $shift ->
        [added] New: { $after }
        [removed] Gone: { $before }
        [changed] Before: { $before } – now: { $after }
        [reordered] Some things stand in another order.
        [title] The title reads otherwise.
       *[summary] The summary reads otherwise.
    }
minute-touches = It touches a point on which the members are asked first: “{ $point }”
minute-members-asked = Before anything is accepted, the advocate asks the members about this point: “{ $point }”. Talk about it in the assembly. The question:
minute-members-heard = What came of asking the members about the point “{ $point }”, as the advocate tells it:
minute-together = Together with other proposals of the same organisation, these terms cross a red line that none of them crosses alone: “{ $line }”
minute-together-other = The other proposal: “{ $title }”
minute-together-stands = Nothing is refused for that. Keep it in mind when you talk and when you vote.
minute-clarification =
    { $by ->
        [requester] The organisation asks the advocate what is meant (clarification { $number }):
       *[community] The advocate asks the organisation what is meant (clarification { $number }):
    }
minute-clarified =
    { $by ->
        [requester] The organisation answers clarification { $number }:
       *[community] The advocate answers clarification { $number }:
    }
minute-warned =
    { $by ->
        [requester] The organisation has not answered the latest offer. Without an answer the negotiation ends by itself on { $until }.
       *[community] Nobody has answered the latest offer for the community. Without an answer the negotiation ends by itself on { $until }.
    }
minute-timed-out =
    { $by ->
        [requester] The negotiation is over: the organisation did not answer in time.
       *[community] The negotiation is over: nobody answered for the community in time.
    }
minute-tabled = Both sides accept the words of offer { $number }. They are before the members now and do not change any more.
minute-sent-back =
    { $because ->
        [not-understood] The terms go back to the organisation without a vote: too many of those who tried the questions misread them.
        [red-line] The terms go back to the organisation without a vote: they cross a red line that was drawn since.
       *[unanswered] The terms go back to the organisation without a vote: it left a concern unanswered for too long.
    }
vote-opened =
    { $kind ->
        [charter] A vote is open: shall the charter of { $question } be adopted?
        [mandate] A vote is open: shall { $question } get a mandate to speak for the community?
        [recall] A vote is open: shall the mandate of { $question } be recalled?
        [consent] A vote is open: do you consent to the terms “{ $question }”?
       *[withdrawal] A vote is open: shall the consent to “{ $question }” be withdrawn?
    }
vote-opened-again = The earlier vote on this could not be counted. Please vote again, even if you voted then.
vote-opened-closes = It is open until { $closes }. Until then you can change your answer.
vote-opened-public = Answer the poll here. Everybody in this room can see your answer.
vote-opened-confidential = This vote is confidential. Please do not answer here: send the bot !vote and your answer in a direct chat.
vote-opened-free = A “no” needs no reason and costs nothing.
election-called = An election is called: “{ $title }”. The members choose between several intermediaries.
election-called-nominate = Until { $nominations_end }, members can nominate intermediaries.
election-called-vote = Then there is time to talk about them. The vote opens on { $vote_from } at the earliest.
election-nobody = Nobody was nominated in the election “{ $title }”. There is nothing to vote on.
election-opened = A vote is open: “{ $title }”. These stand:
candidates-line = { $number }. { $name }
candidates-none = none – none of them
election-how =
    { $method ->
        [schulze] Rank them: send the bot, in a direct chat, their numbers from the best to the last, for example !vote 2>1>none. Put = between two whom you like as much. Whoever you leave out comes last.
       *[approval] Name everybody whom you could accept: send the bot, in a direct chat, their numbers, for example !vote 1,3, or !vote none.
    }
election-how-poll = Or mark them in the poll here, as many as you like. Everybody in this room can see your answer there.
ballot-counts = Your ballot counts. You can change it until { $closes }.
ballot-replaced = Your new ballot counts, in place of the earlier one. You can change it until { $closes }.
ballot-withdrawn = Your ballot is withdrawn. As long as the vote is open, you can vote again.
receipt-recorded = Your ballot in “{ $question }” is recorded, under the number below. It does not show how you voted. Once the vote is counted, send !receipt again: the number must be the same.
receipt-given =
    { $carried ->
        [yes] Your receipt for “{ $question }”. Another member voted for you. It shows that a seat was kept for you; whose ballot spoke for you, and how, it does not show.
       *[no] Your receipt for “{ $question }”. It shows that your ballot was counted. It does not show how you voted.
    }
receipt-keep = Anybody can check it, without us. Save everything from the first bracket to the last in a file:
objection-counts =
    { $stands ->
        [yes] You stand behind this objection: { $harm }. You can take it back until { $closes }.
       *[no] You no longer stand behind this objection: { $harm }.
    }
harms-heading = Harms that you can name in “{ $question }”:
harms-line = { $number }. { $harm }
harms-to-name = To say that you fear one of them, send its number, for example: !harm 2
harms-hint = To object because of one of them, send its number, for example: !object 2
member-removed = Somebody was removed from the roll. The reason given:
constituencies-none = The charter names no constituencies.
constituencies-heading = Constituencies of { $community }:
constituencies-line =
    { $belongs ->
        [yes] { $number }. { $label } ({ $name }) – you belong to it
       *[no] { $number }. { $label } ({ $name })
    }
belonging-said =
    { $belongs ->
        [yes] You belong to “{ $label }” from now on. Nobody else sees this. It counts in the votes that open from now on.
       *[no] You no longer belong to “{ $label }”. It counts in the votes that open from now on.
    }
delegation-said =
    { $said ->
        [to] { $votes } From now on, the member you named votes for you. A ballot of your own always goes before.
        [nobody] { $votes } From now on, nobody votes for you, whatever else you said.
       *[taken-back] { $votes } What you said about who votes for you no longer holds.
    }
delegation-scope =
    { $scope ->
        [vote] In this vote:
        [all] In all votes:
       *[kind] In all votes of this kind ({ $kind }):
    }
delegates-heading = “{ $question }”:
delegates-mine =
    { $delegate ->
        [yes] Another member votes for you, unless you vote yourself.
       *[no] Nobody votes for you.
    }
delegates-theirs =
    { $count ->
        [0] You vote for nobody else.
        [one] One member lets you vote for them.
       *[other] { $count } members let you vote for them.
    }
leave-which = Which community do you want to leave? You leave its roll at once, and your ballots in open votes no longer count.
leave-line = { $community }: !leave { $handle }
left = You are no longer a member of { $community }. What we knew of your account there is erased.
count-held-back = The vote on “{ $question }” is over, but its count comes late: the chat server could not be read at the close. No ballot that was given in time is lost.
vote-void = The vote on “{ $question }” could not be counted within a day. It does not count. A new vote will open; please vote again.
crisis-declared = A steward has declared a crisis: “{ $reason }”. It is not in force yet: a second steward has to confirm it by { $confirm_by }.
crisis-begun = A crisis has been declared: “{ $reason }”. Until { $until }, the stricter rules and red lines hold that the charter lays down for a crisis. Then it ends by itself.
crisis-end-asked = A steward wants to end the crisis. A second steward has to confirm it by { $confirm_by }.
crisis-over = The crisis is over: “{ $reason }”. The usual rules of the charter hold again.
outcome-heading =
    { $kind ->
        [charter] The vote on the charter of { $question } is over.
        [mandate] The vote on a mandate for { $question } is over.
        [recall] The vote on recalling the mandate of { $question } is over.
        [consent] The vote on the terms “{ $question }” is over.
       *[withdrawal] The vote on withdrawing the consent to “{ $question }” is over.
    }
election-over = The vote “{ $title }” is over. These stood:
election-chosen = The members choose { $name }.
election-not =
    { $settled ->
        [none-of-them] The members choose none of them.
       *[lapsed] Too few took part for a decision. Nobody is chosen.
    }
election-run-off = These are exactly even in first place: { $names }. A vote between them alone opens now.
figures-heading = The answers:
figure-line = – { $what }: { $count }
figures-lumped = Small numbers are put together, so that nobody can tell how one person voted.
figures-none = The numbers are not shown, so that nobody can tell how one person voted.
proposals-heading = Open proposals:
proposals-line = { $number }. { $title }
proposals-waiting = { $number }. { $title } (waits until you have time for it)
proposals-hint = To read one, send !terms and its number.
proposals-none = There is no open proposal now.
choices-heading = Your answer to “{ $question }”:
choices-line = !vote { $word } – { $choice }
choices-closes = You can answer until { $closes }. A “no” needs no reason and costs nothing.
question =
    { $kind ->
        [charter] Shall the charter of { $question } be adopted?
        [mandate] Shall { $question } get a mandate to speak for the community?
        [recall] Shall the mandate of { $question } be recalled?
        [consent] Do you consent to the terms “{ $question }”?
       *[withdrawal] Shall the consent to “{ $question }” be withdrawn?
    }
poll-question = { $question } (open until { $closes })

## Rooms

room-name =
    { $role ->
        [assembly] Assembly
        [ballot-box] Ballot box
        [negotiations] Negotiations
       *[stewards] Stewards
    }
room-topic =
    { $role ->
        [space] The rooms of this community
        [assembly] Everybody talks here.
        [ballot-box] The bot asks here and the members answer. What was decided is told here.
        [stewards] The stewards talk here.
        [negotiations] The bot tells here what happens in negotiations, step by step. Members read along. No organisation that asks for data is in this room.
       *[deliberation] The members talk here about one proposal. The organisation that made it is not in this room.
    }
log-shown =
    The public log of what this instance did has { $size } entries ({ $origin }). What follows is its signed state. Keep this message: whoever has it can prove it if anything that was in the log is ever changed. It can be checked with “ownaccord watch”.
log-rewritten =
    Warning: the public log was changed. It no longer begins with the { $size } entries that the members of this community were shown. Either an old backup was put back, or somebody rewrote what had happened. Ask the operator, trust no decision until it is explained, and keep the messages with the log’s state: they are the proof.
levels-mended =
    Somebody other than the bot changed who may do what in { $role ->
        [space] the space of the community
        [assembly] the assembly
        [ballot-box] the ballot box
        [stewards] this room
        [negotiations] the room with the minutes of negotiations
       *[deliberation] a room where members talk about a proposal
    }. The bot has set it right. If none of you did this, ask those who run the chat server who did.

## Commands

command-word =
    { $command ->
        [help] help
        [join] join
        [apply] apply
        [vouch] vouch
        [unvouch] unvouch
        [agree] agree
        [link] link
        [language] language
        [proposals] proposals
        [terms] terms
        [vote] vote
        [delegate] delegate
        [undelegate] undelegate
        [constituencies] constituencies
        [belong] belong
        [not-belong] not-belong
        [object] object
        [withdraw-objection] withdraw-objection
        [leave] leave
        [nominate] nominate
        [trust] trust
        [untrust] untrust
        [petitions] petitions
        [sign] sign
        [unsign] unsign
        [agreements] agreements
        [suspend] suspend
        [lift] lift
        [pressure] pressure
        [concerns] concerns
        [concern] concern
        [support] support
        [unsupport] unsupport
        [withdraw-concern] withdraw-concern
        [ask] ask
        [harm] harm
        [absent] absent
        [plan] plan
        [waive] waive
        [temperature] temperature
        [lean] lean
        [check] check
        [receipt] receipt
       *[withdraw-ballot] withdraw-ballot
    }
command-usage =
    { $command ->
        [help] !help
        [join] !join INVITATION
        [apply] !apply COMMUNITY
        [vouch] !vouch CODE
        [unvouch] !unvouch CODE
        [agree] !agree CODE
        [link] !link CODE
        [language] !language LANGUAGE
        [proposals] !proposals
        [terms] !terms NUMBER
        [vote] !vote ANSWER
        [delegate] !delegate MEMBER
        [undelegate] !undelegate
        [constituencies] !constituencies
        [belong] !belong NAME
        [not-belong] !not-belong NAME
        [object] !object HARM
        [withdraw-objection] !withdraw-objection HARM
        [leave] !leave COMMUNITY
        [nominate] !nominate NAME
        [trust] !trust NAME
        [untrust] !untrust NAME
        [petitions] !petitions
        [sign] !sign NUMBER
        [unsign] !unsign NUMBER
        [agreements] !agreements
        [suspend] !suspend NUMBER CAUSE
        [lift] !lift NUMBER
        [pressure] !pressure
        [concerns] !concerns
        [concern] !concern NUMBER WORDS
        [support] !support NUMBER
        [unsupport] !unsupport NUMBER
        [withdraw-concern] !withdraw-concern NUMBER
        [ask] !ask NUMBER WORDS
        [harm] !harm NUMBER
        [absent] !absent
        [plan] !plan DAY WORDS
        [waive] !waive WORDS
        [temperature] !temperature NUMBER
        [lean] !lean ANSWER
        [check] !check
        [receipt] !receipt NUMBER
       *[withdraw-ballot] !withdraw-ballot
    }
help-heading = This is what you can write to the bot:
help-line = { $usage } – { $what }
help-hint = For more about one of them, send for example: !help vote
help-short =
    { $command ->
        [help] see this list
        [join] become a member
        [apply] ask to come into a community where members vouch
        [vouch] vouch for somebody who asks to come in
        [unvouch] take that back
        [agree] agree, as a steward, that somebody comes in
        [link] connect this account to your membership
        [language] choose your language
        [proposals] see the open proposals
        [terms] read the terms of a proposal
        [vote] vote, or change your vote
        [delegate] let another member vote for you
        [undelegate] vote for yourself again
        [constituencies] see the constituencies, and to which you belong
        [belong] say that you belong to a constituency
        [not-belong] say that you no longer belong
        [object] object to terms because of a harm
        [withdraw-objection] take your objection back
        [leave] leave the community
        [nominate] nominate an intermediary
        [trust] say that you trust an intermediary to speak for you
        [untrust] take that back
        [petitions] see what you can ask a vote on
        [sign] ask for a vote by signing for it
        [unsign] take your signature back
        [agreements] see the agreements that are in force or suspended
        [suspend] for stewards: stop all use under an agreement at once
        [lift] for stewards: let a suspended agreement go on
        [pressure] report that you are put under pressure
        [concerns] see what troubles members about a proposal
        [concern] say what troubles you about a proposal
        [support] stand behind a concern
        [unsupport] no longer stand behind a concern
        [withdraw-concern] take your own concern back
        [ask] ask the organisation something about a proposal
        [harm] name a harm that a proposal could bring
        [absent] see who is not in the room before a vote
        [plan] for stewards: say how those are reached who are not in the room
        [waive] for stewards: say why a vote goes on without them
        [temperature] ask how the members lean, before any vote
        [lean] say how you lean, in private
        [check] see whether the terms are clear
        [receipt] get the receipt that your ballot counted
       *[withdraw-ballot] take your ballot back
    }
help-more =
    { $command ->
        [help] Shows what you can write to the bot. With the name of a command after it, shows how to use that command.
        [join] A steward gives you the invitation. It works once. Nobody here asks for your name, e-mail address or telephone number.
        [apply] COMMUNITY is its short name. You get a code. Hand it to members who know you: they vouch for you with it. Nobody else is shown that you ask.
        [vouch] CODE is what somebody handed you who asks to come in. Vouch only for people whom you know. Nobody is told who vouched, not even them. You can vouch for three people at a time.
        [unvouch] CODE is the same as for !vouch. It can be done until they are in.
        [agree] For stewards, where the charter asks for their word too. CODE is what somebody handed you who asks to come in.
        [link] For those who are members already: you get the code from Ownaccord. It works once and only for a short time.
        [language] The bot writes English, Arabic and French. For example: !language french
        [proposals] Shows the proposals that are being talked about or voted on, each with its number.
        [terms] Shows what is asked for in plain words, and what happens if the answer is no. The number is the one in the list of proposals.
        [vote]
            Answers for terms: consent, refuse, send-back, abstain. Answers for a charter or a mandate: for, against, abstain.
            Until the vote closes you can change your answer; the last one counts. A “no” needs no reason and costs nothing.
            Between several who stand: their numbers from the best to the last, !vote 2>1>none, or all whom you could accept, !vote 1,3.
            If several votes are open, put the number first: !vote 1 ANSWER. Number 1 is the one that opened first.
        [delegate]
            MEMBER is the Matrix account of a member, such as @noor:example.org, or “nobody”. It holds for the open vote.
            After it you can say for what it holds: all, charter, mandate, consent, withdrawal, or the number of a vote: !delegate @noor:example.org all
            A ballot of your own always goes before. Without MEMBER it shows who votes for you now.
        [undelegate] What you said with !delegate no longer holds. It takes the same second word: !undelegate all
        [constituencies] Only you see to which you belong.
        [belong] NAME is the short name in the list of constituencies, or its number. It counts in the votes that open from now on. Nobody asks you to prove it, and nobody else sees it.
        [not-belong] It counts in the votes that open from now on.
        [object]
            HARM is its number in the list of harms, or its code. Without it you see the list. Under some rules, terms go back or more is asked when enough members stand behind one harm.
            Your ballot is another thing: you can object and still vote as you like. If several votes are open, put the number first: !object 1 HARM
        [withdraw-objection] Until the vote closes. It takes the same words as !object.
        [leave] COMMUNITY is its short name; without it you see the names. You leave the roll at once, and your ballots in open votes no longer count. To come back you need a new invitation.
        [nominate] NAME is the short name of an organisation that has registered, such as bridge. If nominations for an election are open, it stands there; else the members vote on it by itself. For another scope than the usual one, nominate in Ownaccord itself.
        [trust] NAME is the short name of an organisation that has registered, such as bridge. Nobody is told that you trust it; how many members do is shown from five on. It gives no mandate. To trust it on one topic alone, say so in Ownaccord itself.
        [untrust] NAME is the short name of the organisation. What you said before in Ownaccord itself about one topic alone stays.
        [petitions] Shows mandates that can be recalled, consents that can be withdrawn and drafts of the charter, each with its number, and whether you have signed.
        [sign] NUMBER is the one in the list of petitions. When enough members have signed, the vote opens by itself and nobody can stop it.
        [unsign] NUMBER is the one in the list of petitions. Once enough have signed, no signature is taken back.
        [agreements] Shows the agreements that are in force or suspended, each with its number and until when it lasts.
        [suspend] NUMBER is the one in the list of agreements. CAUSE is danger (people may be in danger through the use), breach (data may have been used in a way that was not agreed on), late (something that was promised is late) or key (a key of the organisation may be in other hands). One word of one steward is enough, and nothing may be used from that moment on. The members are told why, and nobody is told who. Another steward or an advocate can lift it.
        [lift] NUMBER is the one in the list of agreements. It takes another person than the one who suspended the agreement. Nobody is told who lifted it.
        [pressure] If somebody pushes or threatens you to vote one way, write !pressure. When enough members report it, the vote is paused. Nobody is told who reported. If several votes are open, put the number after it: !pressure 1. Before a vote opens, write !pressure proposal 1 for the first proposal: when enough report it, the vote does not open until the stewards have acted. If you want two stewards told, name them: !pressure @noor:example.org @sami:example.org. They are not told who you are, unless you add: named
        [concerns] Shows the concerns about a proposal with their answers, and behind which you stand. If several proposals are before the members, put the number after it: !concerns 1
        [concern] NUMBER is that of a clause, as !terms shows it; 0 means the whole. The members read your words, not who wrote them: do not write what tells who you are. When enough members stand behind it, the vote waits for an answer. If several proposals are before the members, put the number of the proposal before it: !concern 1.2 WORDS
        [support] NUMBER is the one in the list of concerns. When enough members stand behind a concern, the vote does not open before it is answered. Nobody is told that you support it.
        [unsupport] NUMBER is the one in the list of concerns. Once enough members stood behind it, it is answered in any case.
        [withdraw-concern] NUMBER is the one in the list of concerns. Once enough members stand behind it, it is not yours alone any more.
        [ask] NUMBER is that of a clause, as !terms shows it; 0 means the whole. An advocate brings your question to the organisation in other words, and the answer back. The members read your words, not who wrote them.
        [harm] NUMBER is the one in the list of harms; without it you see the list. Whoever names the same harm stands behind the same concern. Nobody is told who named it. If several proposals are before the members, put the number of the proposal before it: !harm 1.2
        [absent] Shows which groups of the charter are hardly there, which texts lack a language, and what the stewards said of it. If several proposals are before the members, put the number after it: !absent 1
        [plan] DAY is the day by which it is done, such as 2026-12-31. WORDS say who is reached how, in every language of the charter, each on a line that begins with its tag. It is for everything that is open. If several proposals are before the members, put the number first: !plan 1 DAY WORDS
        [waive] WORDS say why the vote goes on without, in every language of the charter, each on a line that begins with its tag. It is for everything that is open. If several proposals are before the members, put the number first: !waive 1 WORDS
        [temperature] NUMBER is that of a clause, as !terms shows it; 0 means the whole. Without it you see the checks that there were. A check binds nobody. Nobody is told who asked. If several proposals are before the members, put the number of the proposal before it: !temperature 1.2
        [lean] ANSWER is towards, unsure or away. You can change it until the check is over. Nobody is told how you lean; figures are shown to the members alone, and none that is small. If several proposals are before the members, put the number first: !lean 1 towards
        [check] Two or three questions about the terms. With the number of an answer for each, it tells you what is right: !check 2 1 3. Nobody sees your answers. If several proposals are before the members, put the number of the proposal before the first: !check 1.2 1 3
        [receipt] Shows that your ballot was counted, and never how you voted. Without NUMBER it is about your latest vote; 2 is the vote before that. While a vote is open you are told that your ballot is recorded. Nobody can prove to anybody how you voted, and nobody should ask you to.
       *[withdraw-ballot]
            Takes your ballot back, as if you had not voted. Until the vote closes you can vote again.
            To delete your message is not enough: that changes no ballot.
    }

## Refusals: what is not possible, and what to do now

refusal-actor-sign-in-needed = You are not signed in, or your token is no longer valid.
    .remedy = Send a valid token. If yours has ended, ask for a new one.
refusal-actor-not-a-member = Only members of this community can do this.
    .remedy = Ask a steward of the community for an invitation.
refusal-actor-not-a-steward = Only a steward of the community can do this.
    .remedy = Please ask one of the stewards.
refusal-actor-not-the-requester = Only the organisation that made the request can do this.
    .remedy = Use the token of one of its contacts.
refusal-actor-role-needed =
    { $role ->
        [administrator] Your organisation has not made you an administrator, which this needs.
        [negotiator] Your organisation has not made you a negotiator, which this needs.
       *[signatory] Your organisation has not given you the right to sign for it.
    }
    .remedy = Ask one of its administrators.
refusal-actor-not-the-intermediary = Only an advocate of the intermediary can do this.
    .remedy = Use the token of one of its advocates.
refusal-actor-wrong-token = This token is meant for something else.
    .remedy = Use the token that you were given for this step.
refusal-not-found =
    { $what ->
        [community] This community does not exist, or you may not see it.
        [charter] This charter does not exist, or you may not see it.
        [member] This member does not exist, or you may not see them.
        [invitation] This invitation does not exist, or you may not see it.
        [intermediary] This intermediary does not exist, or you may not see it.
        [requester] This requester does not exist, or you may not see it.
        [mandate] This mandate does not exist, or you may not see it.
        [petition] There is no petition of this number, or it is over.
        [concern] There is no such concern, or you may not see it.
        [question] There is no such question, or you may not see it.
        [temperature] There is no such temperature check, or you may not see it.
        [webhook] This webhook does not exist, or you may not see it.
        [proposal] This proposal does not exist, or you may not see it.
        [offer] This offer does not exist, or you may not see it.
        [vote] This vote does not exist, or you may not see it.
        [decision] This decision does not exist, or you may not see it.
        [holder] Nobody with this id is registered here.
        [agreement] This agreement does not exist, or you may not see it.
       *[other] This does not exist, or you may not see it.
    }
    .remedy = Check the name, the number or the id.
refusal-idempotency-key-reused = This key was already used for another command.
    .remedy = Take a new key for every new command. Use an old one only to repeat the very same command.
refusal-busy = Others were changing the same thing at this moment. Nothing was done.
    .remedy = Please try again in a moment.

refusal-input-malformed =
    { $shape ->
        [handle] This is not a short name that we can use.
        [duration] This is not a length of time.
        [day] This is not a day of the calendar.
        [moment] This is not a date and time.
        [id] This is not an id.
        [digest] This is not a digest.
        [mail] This is not a mail address of an organisation.
        [address] This is not an address on the web.
        [json] This is not JSON.
        [share] This is not a fraction.
        [scope] Say either one vote or one kind of decision, not both.
       *[other] This is not written in a way that we can read.
    }
    .remedy =
        { $shape ->
            [handle] Use 3 to 40 lower-case letters a to z, digits and single hyphens. Start with a letter.
            [duration] Write for example P7D for 7 days, or PT2H for 2 hours.
            [day] Write year, month and day, for example 2027-01-31.
            [moment] Write for example 2027-01-31T18:00:00Z.
            [id] Copy the id exactly as you were given it.
            [digest] Copy the digest exactly as you were given it.
            [mail] Write for example office@example.org.
            [address] Give the whole address. It begins with https://.
            [json] Send the message as JSON.
            [share] Write for example 1/10: above nothing, at most all, with whole numbers up to 1000.
            [scope] Name one vote, one kind of decision, or neither, for all votes.
           *[other] Check how it is written, and send it again.
        }
refusal-input-empty = Something is missing here.
    .remedy = Please fill it in.
refusal-input-too-long =
    { $most ->
        [one] This is too long: only one character fits here.
       *[other] This is too long: at most { $most } characters fit here.
    }
    .remedy = Please say it in fewer words.
refusal-input-too-many =
    { $most ->
        [one] These are too many: only one fits here.
       *[other] These are too many: at most { $most } fit here.
    }
    .remedy = Please leave some out.
refusal-input-unknown-code =
    { $kind ->
        [stage] “{ $value }” is not in the list of journey stages.
        [reason] “{ $value }” is not in the list of reasons for moving.
        [data] “{ $value }” is not in the list of data categories.
        [purpose] “{ $value }” is not in the list of purposes.
        [technology] “{ $value }” is not in the list of technologies.
        [recipient] “{ $value }” is not in the list of kinds of recipients.
        [harm] “{ $value }” is not in the list of harms.
        [benefit] “{ $value }” is not in the list of benefits.
        [scale] “{ $value }” is not in the list of scales of an institution.
        [basis] “{ $value }” is not in the list of legal bases.
       *[condition] “{ $value }” is not in the list of conditions for a free choice.
    }
    .remedy = Choose a code from that list, exactly as it stands there.
refusal-input-unknown-place = “{ $value }” is not a place that we know.
    .remedy = Use an ISO 3166 code, for example GR for Greece or DE-BE for Berlin.
refusal-input-unknown-language = “{ $value }” is not a language that we know.
    .remedy = Use a language tag, for example ar, en, fr or fa-AF.
refusal-input-language-missing = The text is missing in { $language }.
    .remedy = Please add it: members read in this language.
refusal-input-duplicate = “{ $value }” is here twice.
    .remedy = Please keep it once.
refusal-input-handle-taken = The short name “{ $handle }” is taken.
    .remedy = Please choose another one.

refusal-requester-services-unchanged = These are the services that are declared already.
    .remedy = Nothing needs to be done.
refusal-requester-services-not-declared = Your organisation has not said which services it gives to people.
    .remedy = Declare them first, even if there are none. Members want to see whether they depend on whoever asks.
refusal-requester-mail-domain-not-proven = This community is asked only by organisations that have shown where they have their mail.
    .remedy = Have a link sent to an address of your organisation and open it, then ask again.
refusal-requester-anybodys-mail = Anybody can have an address at { $domain }.
    .remedy = Use an address in the domain of your own organisation.
refusal-requester-too-many-mails = Three letters were sent within a day. That is the most.
    .remedy = You can have another one sent from { $again_at }.
refusal-requester-link-expired = This link does not work, or no longer.
    .remedy = A link works once, for a day, and only the latest one. Whoever asked for it can have another one sent.
refusal-requester-no-mail = This instance sends no mail.
    .remedy = Ask its operator to set up mail.
refusal-requester-last-administrator = Nobody would be left who can invite contacts and make tokens.
    .remedy = Make somebody else an administrator first.
refusal-token-scopes-mixed = One token cannot be both for a connector and for whoever holds the data.
    .remedy = Make two tokens.

refusal-charter-unknown-template = There is no charter template with the name “{ $value }”.
    .remedy = Use the template “settled-association”.
refusal-charter-rule-missing = The charter lacks a rule for { votes-on } at some level of risk.
    .remedy = Add the missing rule, or one for all levels of risk.
refusal-charter-rule-twice = The charter has two rules for { votes-on } at the same level of risk. The other one: { $clause }.
    .remedy = Keep one of them.
refusal-charter-rule-unreadable = “{ $notation }” is not a rule that we can read.
    .remedy = Write it like this: consent: 2/3 of cast; approval quorum 1/4 of roll
refusal-charter-rule-wrong-choice = The rule counts an answer that { votes-on } do not have.
    .remedy =
        { $kind ->
            [consent] Begin the rule with “consent:”.
           *[other] Begin the rule with “for:”.
        }
refusal-charter-unknown-constituency = The charter has no constituency “{ $value }”.
    .remedy = Use the short name of one that the charter names.
refusal-charter-cap-without-delegation = There is a limit on what a delegate carries, but members cannot delegate under this rule.
    .remedy = Allow delegation, or leave the limit out.
refusal-charter-threshold-too-low = With the rule “{ $notation }”, a question and its opposite could both pass.
    .remedy = Ask for more than half.
refusal-charter-looser-at-higher-risk = For { votes-on }, the charter asks for less at { $higher } risk than at { $lower } risk. The other rule: { $clause }.
    .remedy = At the higher risk, ask for at least as many votes, as much time, as much secrecy and as much proof.
refusal-charter-looser-in-crisis = For { votes-on } at { $risk } risk, the rule for a crisis asks for less than the usual one. The usual one: { $clause }.
    .remedy = In a crisis, ask for at least as many votes, as much time, as much secrecy and as much proof.
refusal-charter-looser-than-parent = For { votes-on } at { $risk } risk, the charter asks for less than that of the parent community.
    .remedy = Ask for at least as many votes, as much time, as much secrecy and as much proof as the parent community does.
refusal-charter-parent-condition-missing = The parent community has a condition for a free choice that is missing here: { $condition }.
    .remedy = Add { $condition_code } to the conditions.
refusal-charter-reports-seldomer-than-parent = The parent community asks intermediaries to report more often. The longest time between two reports: { $most }.
    .remedy = Ask for reports at least as often.
refusal-charter-proof-not-asked = The parent community asks requesters to prove their mail domain.
    .remedy = Ask it too.
refusal-crisis-no-clause = The charter of this community says nothing about a crisis.
    .remedy = The members can add a crisis clause to the charter by vote.
refusal-crisis-in-force = A crisis is in force already.
    .remedy = There is nothing to do. It ends by itself, or two stewards end it.
refusal-crisis-none = No crisis is in force.
    .remedy = There is nothing to end.
refusal-crisis-other-steward-needed = You have asked for this already. A second steward has to confirm it.
    .remedy = Please ask another steward of the community.
refusal-charter-time-missing = This length of time is zero.
    .remedy = Give a length of time, for example P7D for 7 days.
refusal-charter-time-too-long = This is too long. The longest possible time here: { $most }.
    .remedy = Choose a shorter time.
refusal-charter-outlasts-term = This is longer than what it lies within may last. The longest, by { $clause }: { $most }.
    .remedy = Choose a shorter time, or let { $clause } be longer.
refusal-charter-never-reached = The rule “{ $notation }” asks for more than everybody, so nothing could ever be adopted.
    .remedy = Ask for at most the whole: 1/1.
refusal-charter-red-line-forbids-all = The red line “{ $line }” forbids everything that the members could ever consent to, so that no rule for consent would be of use. Those rules: { $clause }.
    .remedy = Say more closely what must not be.
refusal-charter-red-line-forbids-condition = The red line “{ $line }” forbids what one of the conditions for a free choice needs: { $condition }. The condition: { $clause }.
    .remedy = Say the line more closely, or leave the condition out.
refusal-charter-red-line-twice = The red line “{ $line }” forbids the same as another one: { $clause }.
    .remedy = Keep one of them.
refusal-charter-red-line-empty = The red line “{ $line }” names nothing, so it would forbid everything.
    .remedy = Name at least one purpose, data category, kind of recipient, technology or place.
refusal-charter-petition-share-too-high = This share of the roll is more than half: few could never be heard.
    .remedy = Ask for at most 1/2.
refusal-charter-share-above-parent = This share of the roll is higher than the parent community's: { $most }.
    .remedy = Ask for at most { $most }.
refusal-charter-sentence-limit = A limit on the length of sentences is between { $least } and { $most } words.
    .remedy = Take a number between the two.
refusal-charter-burden-limit = A limit on members’ time is between { $least } and { $most } minutes in 30 days.
    .remedy = Take a number between the two, or set no limit.
refusal-charter-burden-above-parent = Here members could be asked for more of their time than in the parent community. The most there: { $most } minutes in 30 days.
    .remedy = Set a limit that is not higher.
refusal-charter-burden-above-usual = In a crisis members could be asked for more of their time than otherwise. The most, by { $clause }: { $most } minutes in 30 days.
    .remedy = Set a lower limit for the crisis, or a higher one in { $clause }.
refusal-charter-harder-than-parent = Texts in this language may be harder to read here than in the parent community: { $language }.
    .remedy = Allow no longer sentences and no more rare words than the parent community.
refusal-charter-not-open = This charter cannot be voted on now.
    .remedy = See where it stands: it may be before the members already, or decided.
refusal-charter-outdated = This draft amends a charter that is not in force any more.
    .remedy = Draft it anew from the charter that is in force now.
refusal-charter-unchanged = This draft changes nothing.
    .remedy = Give at least one part that is to be different.
refusal-charter-too-many-drafts = { $most } drafts of the charter wait for a vote already.
    .remedy = Sign for one of them, or wait until one is voted on.
refusal-charter-other-voted-on = The members are voting on another version of the charter.
    .remedy = Wait until that vote is over.
refusal-charter-none-in-force = This community has not adopted a charter yet.
    .remedy = First the members adopt the charter by a vote.
refusal-charter-no-choosing-rule = The charter does not say how the members choose between several.
    .remedy = First the members adopt a charter that says it.

refusal-invitation-invalid = This invitation is not valid. Perhaps it is mistyped, used or too old.
    .remedy = Check it, or ask a steward for a new one.
refusal-link-code-invalid = This code is not valid. Perhaps it is mistyped, used or too old.
    .remedy = Check it, or get a new code and send it soon.
refusal-link-already-linked = This account already stands for a member of the community.
    .remedy = There is nothing more to do. If you did not do this, tell a steward.
refusal-charter-no-steward = A charter needs at least one steward.
    .remedy = Say one or more.
refusal-charter-vouches-outside = The number of members who must vouch has to be from { $least } to { $most }.
    .remedy = Say a number between the two.
refusal-charter-nobody-vouches = This says how members vouch, but stewards invite.
    .remedy = Leave it out, or choose a way in which members vouch.
refusal-roll-too-few-stewards = Two stewards act on this. The charter has it wait while there are fewer than { $least } stewards.
    .remedy = Make another member a steward first.
refusal-admission-by-invitation = In this community members do not vouch.
    .remedy = Ask a steward for an invitation.
refusal-admission-by-vouching = Stewards do not invite here. { $vouches } members vouch for whoever comes in.
    .remedy = Whoever wants to come in writes !apply and the name of the community, and hands the code to members who know them.
refusal-application-unknown = Nobody asks to come in with this code. Perhaps it is mistyped, or too old, or they are in already.
    .remedy = Check it, or ask them for the code again.
refusal-application-too-many = Very many people ask to come in at once.
    .remedy = Please try again in a few days, or ask a steward.
refusal-application-no-steward-asked = The charter asks for no word of a steward. Members vouch.
    .remedy = If you know them, vouch for them as a member.
refusal-vouch-already = This word was given already. Nothing is missing.
    .remedy = You need do nothing. To take it back, write !unvouch and the code.
refusal-vouch-none-to-take-back = You have given no word for this code that you could take back.
    .remedy = If you mean somebody else, check the code.
refusal-vouch-too-many = You vouch for { $most } people who are not in yet. One member can vouch for no more at a time.
    .remedy = Take a word back, or wait until one of them is in.
refusal-vouch-not-yet = You have not been a member for long enough to vouch. You can from { $from } on.
    .remedy = Somebody who has been a member for longer can vouch now.
refusal-steward-already = This member is a steward already.
    .remedy = There is nothing to do.
refusal-steward-is-none = This member is no steward.
    .remedy = Check which member you mean.
refusal-steward-too-many = There are { $most } stewards, and the charter allows no more.
    .remedy = A steward steps down first, or the members change the charter.
refusal-roll-last-steward = You are the last steward. Without you, nobody could admit members.
    .remedy = Let another member become a steward first.
refusal-roll-steward-stays = A steward is not removed by another steward.
    .remedy = Two others can end the office of a steward first. A steward can also leave by themselves.

refusal-mandate-already-nominated = This intermediary is already nominated or already has a mandate.
    .remedy = Wait until that is decided or over.
refusal-mandate-not-open = This mandate cannot be voted on now.
    .remedy = See where it stands: it may be before the members already, or decided.
refusal-mandate-term-too-long = The term is longer than the charter allows. The longest: { $most }.
    .remedy = Choose a shorter term.
refusal-mandate-none-active = The intermediary has no mandate of this community now.
    .remedy = First the members grant a mandate by a vote.
refusal-mandate-suspended = This mandate is suspended: the intermediary has declared other interests.
    .remedy = Wait until the stewards confirm the mandate, or the members do so by a vote.
refusal-mandate-not-suspended = This mandate is not suspended.
    .remedy = There is nothing to do.
refusal-mandate-not-held = This mandate is not in force, so there is nothing to give back.
    .remedy = See where it stands.
refusal-interests-unchanged = These are the interests that are declared already.
    .remedy = Change something, or leave it as it is.
refusal-mandate-reports-too-seldom = The charter asks for reports more often. The longest time between two of them: { $most }.
    .remedy = Ask for reports at least as often.
refusal-mandate-report-given = The report for the date that comes next has been given.
    .remedy = The next one can be given from { $next } on.
refusal-mandate-outside-scope = The mandate does not cover this: { $value }.
    .remedy = Leave it out, or ask the members for a wider mandate.
refusal-mandate-members-not-asked = The mandate asks for the members’ word on this point first: “{ $text }”
    .remedy = Ask the members about the point “{ $point }”, and record what came of it.
refusal-mandate-members-asked-already = The members were asked about this already.
    .remedy = See what came of it, or record it.
refusal-mandate-members-still-asked = The members are still being asked.
    .remedy = What came of it can be recorded from { $until } on.
refusal-mandate-point-not-touched = The latest terms touch no such point of the mandate.
    .remedy = See which points the latest offer touches.
refusal-mandate-act-not-allowed =
    { $act ->
        [negotiate] The mandate does not allow the intermediary to negotiate.
       *[recommend] The mandate does not allow the intermediary to make recommendations.
    }
    .remedy = Ask the members for a wider mandate.
refusal-election-nominations-over = The nominations ended on { $ended }. Nobody can be nominated any more.
    .remedy = Wait for the next election, or nominate for a mandate by itself.
refusal-election-not-open = This election cannot be voted on now.
    .remedy = See where it stands: it may be before the members already, or decided, or nobody stands in it.

refusal-terms-red-line-crossed = The terms cross a red line: “{ $text }”
    .remedy = Change the terms so that they stay behind the red line “{ $line }”.
refusal-terms-risk-unanswered = The terms touch a risk and do not answer it: { $harm }.
    .remedy = Under “risks”, say what you do against it. Its code is { $harm_code }.
refusal-terms-assessment-missing = What you ask for carries a { $risk ->
        [severe] severe
       *[other] high
    } risk, and there is no study of what it may do to people.
    .remedy = Study it, put the study where people can read it, and give its address and its digest.
refusal-terms-sentence-too-long = A sentence is too long. Language: { $language }. Words in the longest sentence: { $words }; allowed: { $most }; on average in this text: { $mean }.
    .remedy = Cut it into two or three sentences, each with one thought.
refusal-terms-words-too-rare = Too many words are known to few people. Language: { $language }. Rare words: { $rare } of { $of }; allowed: { $most }. For example: { $words }.
    .remedy = Say it in words of every day, as you would to a neighbour.
refusal-terms-take-too-long = These terms ask for { $minutes } minutes of each member, { $reading } of them only to read. The charter allows { $most } in 30 days, so they could never come before the members.
    .remedy = Make the texts shorter, and leave out or ask for separately what need not be decided together.
refusal-terms-condition-unattested = A condition for a free choice is not confirmed: { $condition }.
    .remedy = If it is true, add { $condition_code } under “conditions”.
refusal-terms-promise-due-outside-term = The promise is due on { $due }, and the agreement does not reach there.
    .remedy = Choose a day within the term of the agreement.
refusal-terms-kept-too-long = The data would be kept longer than the charter allows. The longest: { $most }.
    .remedy = Keep the data for a shorter time.
refusal-terms-place-outside-charter = The place “{ $value }” lies outside of the places of the charter.
    .remedy = Choose places that the charter names.

refusal-proposal-wrong-stage =
    { $stage ->
        [returned] This is not possible now: the proposal was returned to the requester with its faults named.
        [submitted] This is not possible now: the proposal waits for the community's first answer.
        [negotiating] This is not possible now: the terms are being negotiated.
        [tabled] This is not possible now: the terms are fixed, and the members are talking about them.
        [voting] This is not possible now: the members are voting on it.
        [consented] This is not possible any more: the members have consented.
        [refused] This is not possible any more: the members have refused.
        [sent-back] This is not possible now: the members have sent the terms back.
        [lapsed] This is not possible any more: too few took part in the vote.
        [timed-out] This is not possible any more: an offer was not answered in time.
       *[withdrawn] This is not possible any more: the requester has withdrawn the proposal.
    }
    .remedy = See where the proposal stands and what comes next.
refusal-proposal-not-your-turn = The latest offer comes from your own side.
    .remedy = Wait for the answer of the other side.
refusal-proposal-not-the-latest-offer = This offer is no longer the latest.
    .remedy = Read offer number { $latest } and answer that one.
refusal-proposal-not-sent-back = The proposal named is not one of yours that this community’s members sent back.
    .remedy = Name the proposal that was sent back, or leave this out and ask anew.
refusal-dataspace-not-in-this-state = The negotiation is in the state { $state }, in which this message is not allowed.
    .remedy = Ask where the negotiation stands, and send what its state allows.
refusal-dataspace-unknown-offer = There is no offer with this id.
    .remedy = Take the offer’s id from the catalog, or from the last offer that you were sent.
refusal-dataspace-unknown-dataset = There is no dataset with this id.
    .remedy = Take the dataset’s id from the catalog.
refusal-dataspace-other-message = Something else is needed here: { $wanted }.
    .remedy = Send a message of that kind, in the form of the Dataspace Protocol 2025-1.
refusal-dataspace-other-process = The message names another negotiation than the one it was sent to.
    .remedy = Use the two ids that you were given when the negotiation began.
refusal-address-not-reachable = The address is not one that this server sends messages to.
    .remedy = Give an https address of the public internet, without a user name and without “#”.
refusal-dataspace-unknown-part = This says something that terms have no place for: { $value }.
    .remedy = Leave it out, or say it in the way the handbook for connectors shows.
refusal-dataspace-outside-dataset = { $value } is not in the dataset that this offer is on.
    .remedy = Ask for what is in it, or take the offer of another dataset.
refusal-proposal-nothing-changed = These terms are the same, word for word, as those offered before.
    .remedy = Change something, or accept the offer.
refusal-proposal-queued = The terms are agreed and wait until the members have time for them. Nothing is asked of anybody yet.
    .remedy = Wait until they are before the members. The bot tells it in the assembly.
refusal-proposal-paused = This negotiation is paused.
    .remedy = Wait until somebody takes it up for the community. You will see it here.
refusal-clarification-too-many = So many clarifications are waiting for an answer already: { $most }.
    .remedy = Wait until the other side has answered some.
refusal-clarification-own = Your own side asked for this.
    .remedy = Wait for the other side’s answer.
refusal-clarification-given = This clarification was given already.
    .remedy = Ask again if something is still not clear.
refusal-draft-changed = Somebody else has saved the draft meanwhile. It is version { $version } now.
    .remedy = Read it, and then amend or offer that version.
refusal-proposal-not-paused = This negotiation is not paused.
    .remedy = Make an offer, or accept the latest one.

refusal-concern-no-such-clause = There is no such clause. The last one is number { $most }.
    .remedy = See the numbers with !terms, or speak of the whole: !concern 0
refusal-concern-too-many = You have raised as many concerns about these terms as one member can: { $most }.
    .remedy = Stand behind those of others, or take one of yours back.
refusal-concern-already-supported = You stand behind this concern already.
    .remedy = Nothing more is needed. Your support counts.
refusal-concern-not-supported = You do not stand behind this concern.
    .remedy = There is nothing to take back.
refusal-concern-withdraw-instead = This concern is yours: as long as it stands, you stand behind it.
    .remedy = To take it back, send !withdraw-concern and its number.
refusal-concern-not-yours = Only whoever raised a concern can take it back.
    .remedy = You can stop supporting it with !unsupport.
refusal-concern-reached = Enough members stand behind this concern. It is not yours alone any more, and it will be answered.
    .remedy = You can stop supporting it with !unsupport.
refusal-concern-over = This concern was taken back.
    .remedy = You can raise one of your own.
refusal-vote-held-for-pressure = The vote does not open: members have reported pressure.
    .remedy = Two stewards say what was done about it (letVoteOpen), or the time for that is over.
refusal-vote-not-held-back = Nothing that stewards could end holds this vote back.
    .remedy = There is nothing to do.
refusal-pressure-not-two-stewards = Whom you want told must be two stewards of your community, and not yourself.
    .remedy = Name two different ones by their accounts, for example @noor:example.org. Where there is only one other, name that one.
refusal-pressure-steward-not-reached = The bot cannot reach a steward whom you named.
    .remedy = Name another one. You can report without naming any.
refusal-vote-not-understood = Too many of those who tried the questions misread these terms. There is no vote on them.
    .remedy = The terms go back to the organisation, which can come again with clearer ones.
refusal-vote-concern-unanswered = The vote cannot open yet: these concerns have no answer: { $concerns }
    .remedy = The organisation or an advocate answers them. The vote opens by itself then.
refusal-vote-deliberation-not-over = The members still have time to talk about it.
    .remedy = The vote can open from { $until }.
refusal-vote-roll-empty = Nobody is on the roll yet, so nobody could vote.
    .remedy = First invite members.
refusal-vote-grade-unavailable =
    { $grade ->
        [signed] For this, the charter asks for signed ballots. We cannot take these yet.
       *[other] For this, the charter asks for a kind of ballot that we cannot take yet.
    }
    .remedy = The members can change this in the charter by a vote.
refusal-vote-already-open = A vote on this is open already.
    .remedy = Wait for its outcome.
refusal-vote-not-open-yet = The vote is not open yet.
    .remedy = It opens on { $opens }.
refusal-vote-over = The vote closed on { $closed }.
    .remedy = The outcome stands. Only a new vote can change it.
refusal-ballot-too-late = The vote closed on { $closed }. Your answer came later and does not count.
    .remedy = If you voted in time before, that ballot still counts.
refusal-ballot-not-on-the-roll = You cannot vote here: you were not on the roll when this vote opened.
    .remedy = Members can vote in every vote that opens after they joined.
refusal-ballot-struck = You are no longer on the roll, so your ballot does not count.
    .remedy = If you think that this is a mistake, ask a steward.
refusal-ballot-no-such-choice = “{ $value }” is not one of the answers.
    .remedy = Choose one of these: { $choices }.
refusal-ballot-unreadable = Your answer could not be read.
    .remedy = Please answer once more.
refusal-ballot-misread =
    { $fault ->
        [empty] Your answer names nobody.
        [too-long] Your answer is too long to be read.
        [gap] In your answer somebody is missing before, between or after the signs.
        [unreadable] “{ $part }” is neither a number of this paper nor “none”.
        [unknown] Nobody on this paper has the number { $part }.
        [twice] “{ $part }” stands twice in your answer.
       *[none-beside-others] Your answer says “none” and names somebody too.
    }
    .remedy = If you answered before, that answer still counts. To answer once more, write for example: { $example }
refusal-ballot-one-answer = A ballot gives one answer: a choice, a ranking, or the names of those whom one could accept.
    .remedy = Give one of them, and leave out the others.
refusal-ballot-later-stands = After this you answered again, or took your ballot back. What you did last counts.
    .remedy = To change it, answer once more.
refusal-delegation-not-taken = In these votes, everybody votes for themselves.
    .remedy = Cast your ballot yourself.
refusal-delegation-to-yourself = You cannot delegate your voice to yourself.
    .remedy = Name another member, or cast your ballot yourself.
refusal-assistance-yourself = Nobody is their own helper.
    .remedy = Name another member.
refusal-assistance-steward-helps = A steward does not name themselves as somebody’s helper.
    .remedy = Let the member, or another steward, name you.
refusal-assistance-not-the-helper = You were not named as this member’s helper.
    .remedy = Ask the member or a steward to name you.
refusal-assistance-not-taken = In this vote, nobody votes for another.
    .remedy = The member votes by themselves.
refusal-assistance-too-many =
    { $most ->
        [one] You have already voted for one other member. The charter allows no more in one vote.
       *[other] You have already voted for { $most } other members. The charter allows no more in one vote.
    }
    .remedy = Somebody else can help.
refusal-ballot-own-stands = This member has voted by themselves. A helper’s ballot never replaces that.
    .remedy = There is nothing to do.
refusal-objection-not-taken = The rule of this vote does not count objections.
    .remedy = Vote as you think right. A “no” needs no reason.
refusal-objection-none-to-take-back = You do not stand behind this objection.
    .remedy = There is nothing to take back.
refusal-ballot-none-to-withdraw = You have no ballot in this vote.
    .remedy = There is nothing to take back.
refusal-receipt-nothing-to-prove = No ballot of yours was counted in this vote.
    .remedy = There is nothing to show. If you did vote, tell a steward.
refusal-receipt-nothing-counted = This vote came to nothing: no ballot in it was counted.
    .remedy = Look for the new vote with !proposals.
refusal-ballot-not-in-public = This vote is confidential. Here others could see your answer, so it was not counted.
    .remedy = Send the bot !vote and your answer in a direct chat.
refusal-vote-which =
    { $open ->
        [one] One vote is open, but it is not clear that you mean it.
       *[other] { $open } votes are open.
    }
    .remedy = Say which one you mean by its number before your answer: !vote 1 ANSWER. Number 1 is the one that opened first.
refusal-vote-none-open = No vote is open now.
    .remedy = When one opens, the bot says so in the ballot box.
refusal-vote-not-over-yet = The vote is open until { $closes } and cannot be closed before.
    .remedy = Wait until then.

refusal-vote-paused = This vote is paused because members reported pressure. Nothing is counted until it goes on.
    .remedy = Wait until the stewards let it go on, or until its pause is over.
refusal-vote-not-paused = This vote is not paused.
    .remedy = There is nothing to do.
refusal-pressure-already-reported = You have reported this pressure already.
    .remedy = There is nothing more to do. Your report counts.
refusal-petition-already-signed = You have signed this petition already.
    .remedy = There is nothing more to do. Your signature counts.
refusal-petition-not-signed = You have not signed this petition.
    .remedy = There is nothing to take back.
refusal-petition-over = This petition takes no signatures any more.
    .remedy = See where it stands: enough may have signed, or its time may be over. A new one can be begun.
refusal-petition-too-few-signed = Not enough members have asked for this vote yet.
    .remedy = Sign for it, and tell others about it.
refusal-agreement-ended = This agreement has ended. There is no consent to withdraw.
    .remedy = See when and how it ended.
refusal-agreement-not-consented = The members did not consent, so there is nothing to countersign.
    .remedy = Their answer stands. Other terms need a new proposal.
refusal-agreement-other-terms = These are not the terms that the members decided on.
    .remedy = Use the digest of the terms that stands in the decision.
refusal-agreement-already-countersigned = The agreement is countersigned already.
    .remedy = There is nothing more to do.
refusal-permission-no-agreement = No agreement allows this use.
    .remedy = Do not use the data. To ask for it, submit a proposal to the community.
refusal-permission-purpose-not-covered = The agreement does not allow this purpose: { $value }.
    .remedy = Do not use the data for it. To ask for it, submit a new proposal.
refusal-permission-data-not-covered =
    { $value ->
        [none] The question does not say which data it is about.
       *[other] The agreement does not allow the use of this data: { $value }.
    }
    .remedy =
        { $value ->
            [none] Name at least one data category.
           *[other] Do not use this data. To ask for it, submit a new proposal.
        }
refusal-permission-recipient-not-covered = The agreement does not allow the data to go to this recipient.
    .remedy = Do not pass the data on. To ask for it, submit a new proposal.
refusal-permission-place-not-covered = The agreement does not allow use in this place, or no place was named.
    .remedy = Name the place. If it is not in the agreement, do not use the data there.
refusal-permission-technology-not-covered = The agreement does not allow this technology: { $value }.
    .remedy = Do not use it on this data. To ask for it, submit a new proposal.
refusal-permission-outside-term = The agreement does not cover this point in time.
    .remedy = Use the data only while the agreement is in force.
refusal-permission-withdrawn = The community withdrew its consent on { $since }.
    .remedy = Stop every use of the data, and delete it as agreed.
refusal-permission-not-countersigned = The members have consented, but the requester has not countersigned yet.
    .remedy = Do not use the data before the requester has countersigned.
refusal-permission-prohibited = The community forbids this use now: { $text }
    .remedy = Stop this use of the data, whatever was agreed before. The red line is “{ $line }” in the charter.
refusal-permission-suspended = The agreement has been suspended since { $since }.
    .remedy = Do not use the data until the agreement is in force again.
refusal-permission-stage-not-covered = The agreement does not cover people at this stage of their journey: { $value }.
    .remedy = Do not use their data. To ask for it, submit a new proposal.
refusal-permission-unknown = What is in force could not be read just now, so nothing is permitted.
    .remedy = Do not use the data. Ask again in a moment.
refusal-permission-purpose-missing = The question does not say what the data would be used for.
    .remedy = Name the purpose by its code.
refusal-permission-question-unfit = The question is not one that is answered here: { $what }
    .remedy = Ask about a requester, a category of data and a use, as the guide for data holders shows.
refusal-permission-not-cosigned = The members have consented and the requester has countersigned, but the stewards or advocates whom the charter names have not signed yet.
    .remedy = Do not use the data before they have signed.
refusal-agreement-not-in-force = The agreement is not in force yet.
    .remedy = Nothing is permitted under it before it is in force. There is nothing to suspend.
refusal-agreement-already-suspended = The agreement is suspended already.
    .remedy = There is nothing more to do.
refusal-agreement-not-withdrawn = The members have not taken this consent back.
    .remedy = Nothing is to be acknowledged or attested now.
refusal-agreement-nothing-owed = This agreement was never in force, so nothing is owed after its withdrawal.
    .remedy = There is nothing to do.
refusal-agreement-duty-done = You have attested this already.
    .remedy = There is nothing more to do.
refusal-agreement-not-done-yet = { $when } is still to come.
    .remedy = Delete everything first, then sign with the time when that was done.
refusal-agreement-not-suspended = The agreement is not suspended.
    .remedy = See in what state it is.
refusal-agreement-own-suspension = You suspended this agreement yourself.
    .remedy = Ask another steward or an advocate to lift the suspension.
refusal-agreement-already-cosigned = You have signed this agreement already.
    .remedy = There is nothing more to do.
refusal-agreement-cosigner-not-asked = The charter does not ask for your signature on this agreement.
    .remedy = See in the charter who signs what binds.
refusal-agreement-signatures-complete = The agreement has all the signatures that it needs.
    .remedy = There is nothing more to do.
refusal-agreement-rules-too-many = Written out rule by rule, this agreement would be too long.
    .remedy = Use the signed agreement itself, or ask about each use.
refusal-key-taken = This key is registered already.
    .remedy = Make another one: ownaccord key new FILE. One key is for one purpose only.
refusal-key-challenge-over = This proof is not over a challenge that waits for you.
    .remedy = Ask for a new challenge (askKeyChallenge), sign it within an hour, and send the proof once.
refusal-key-none = You have registered no key to sign with.
    .remedy = Make one (ownaccord key new FILE), ask for a challenge (askKeyChallenge), sign it (ownaccord sign proof) and register the key (registerKey). docs/keys.md says how.
refusal-key-not-yours = This signature was made with a key that is not one of yours.
    .remedy = Sign with a key that you have registered, or register this one first.
refusal-key-in-use = The instance signs with this key.
    .remedy = Have another key take its place first: ownaccord key rotate.
refusal-key-revoked = This key was revoked { $since }.
    .remedy = Sign with another key of yours, or register a new one.
refusal-signature-refused = This is not a signature that holds ({ $why }).
    .remedy = Make it again with ownaccord sign, and send all of it, unchanged.
refusal-signature-other =
    { $part ->
        [audience] The signature was made for another instance.
        [issuer] The signature was made in the name of another requester.
        [agreement] The signature is over another agreement.
        [decision] The signature is over another decision.
        [terms] The signature is over other terms.
        [community] The signature is over a decision of another community.
       *[role] The signature was made in another role than yours.
    }
    .remedy = Look at what you want to sign, and sign exactly that.

refusal-chat-unknown-command = “{ $word }” is not a command.
    .remedy =
        { $suggestion ->
            [none] To see what you can write, send !help
           *[other] Did you mean !{ $suggestion }? To see what you can write, send !help
        }
refusal-chat-incomplete = Something is missing in your message.
    .remedy = Write it like this: { $shape }
refusal-chat-direct-only = This is not done here, where others read along. Nothing was counted.
    .remedy = Answer the question in the ballot box, or send the bot !vote and your answer in a direct chat.
refusal-chat-which-community = You are a member of several communities.
    .remedy = Name a vote by its number, or use the short name of one community.
refusal-chat-which-proposal = Several proposals are before the members.
    .remedy = Put the number of the proposal and a dot before it: 1.2 is number 2 of proposal 1. You see the numbers with !proposals.
refusal-question-too-many = You have asked as many questions about these terms as one member can: { $most }.
    .remedy = Talk with the others about what is still open.
refusal-question-stage =
    { $is ->
        [asked] This question waits for an advocate.
        [forwarded] This question is with the organisation.
        [declined] This question was not sent on.
        [answered] This question has an answer, which the advocate has not brought to the members yet.
       *[published] This question is answered.
    }
    .remedy = See how far it has come and what comes next.
refusal-understanding-already-tried = You have tried these questions already.
    .remedy = Nothing more is needed. You can read the terms with !terms as often as you like.
refusal-understanding-answer-each = Each question takes one of its answers.
    .remedy = Send as many numbers as there are questions, here { $questions }, each of them a number of an answer.
refusal-proposal-none-tabled = No proposal is before the members now.
    .remedy = Wait until one is. The bot tells it in the assembly.
refusal-chat-account-unknown = This account is not connected to a member.
    .remedy = With an invitation, send !join and the invitation. If you are a member already, send !link and your code.
refusal-chat-undecryptable = Your message could not be decrypted, so nobody has read it.
    .remedy = Please send it again. If that does not help, start a new chat with the bot.
refusal-vote-absence-unanswered = The vote cannot open yet: not everybody is in the room, and the stewards have not said what is done about it. Open: { $open }
    .remedy = See what it is with !absent. A steward records a plan or a reason to vote without.
refusal-absence-no-such-finding = “{ $value }” is not among what was found.
    .remedy = Look at the list again: what is found can have changed.
refusal-absence-nothing-open = There is nothing open: everything that was found has a plan or a reason.
    .remedy = Nothing needs to be done.
refusal-absence-day-past = That day is over.
    .remedy = Name a day from today on.
refusal-temperature-other-open = Another temperature check of this proposal is open.
    .remedy = Wait until it is over. You can see it with !temperature.
refusal-temperature-known = The members have seen what came of this question about these terms. It is asked once.
    .remedy = Look at the figures with !temperature, or ask about another clause.
refusal-temperature-over = This temperature check is over.
    .remedy = You can see what came of it with !temperature.
refusal-temperature-none-open = No temperature check of this proposal is open.
    .remedy = You can ask for one: !temperature 0 is about the whole.
