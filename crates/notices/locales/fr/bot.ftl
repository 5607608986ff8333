# Tout ce qu’Ownaccord dit à quelqu’un, en français.
# Des mots simples, des phrases courtes ; dire « non » est aussi facile que dire « oui ».

## Le temps, les nombres, les listes

month =
    { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    }
date =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { month } { $year }
moment = { date } à { $time } UTC
span-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
span-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
span-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
span-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
join-and =
    { $place ->
        [middle] { $first }, { $second }
       *[last] { $first } et { $second }
    }
join-or =
    { $place ->
        [middle] { $first }, { $second }
       *[last] { $first } ou { $second }
    }
share =
    { $share ->
        [all] la totalité
        [half] la moitié
        [third] un tiers
        [two-thirds] deux tiers
        [quarter] un quart
        [three-quarters] trois quarts
       *[other] { $numerator }/{ $denominator }
    }
part =
    { $how ->
        [all] la totalité
        [more] plus de { share }
       *[least] au moins { share }
    }
language-name =
    { $tag ->
        [am] amharique
        [ar] arabe
        [ckb] kurde sorani
        [en] anglais
        [es] espagnol
        [fa] persan
        [fa-AF] dari
        [fr] français
        [ps] pachto
        [ru] russe
        [so] somali
        [ti] tigrigna
        [tr] turc
        [uk] ukrainien
        [ur] ourdou
       *[other] « { $tag } »
    }

## Les mots du vote

choice =
    { $choice ->
        [consent] Consentir
        [refuse] Refuser
        [send-back] Renvoyer à la négociation
        [abstain] S’abstenir
        [for] Pour
       *[against] Contre
    }
choice-word =
    { $choice ->
        [consent] consentir
        [refuse] refuser
        [send-back] renvoyer
        [abstain] s’abstenir
        [for] pour
       *[against] contre
    }
figure =
    { $choice ->
        [consent] consentement
        [refuse] refus
        [send-back] renvoi à la négociation
        [abstain] abstention
        [for] pour
       *[against] contre
    }
did-not-vote = pas de vote
candidate = n° { $number }
none-of-them = aucun d’eux
voted = vote
risk =
    { $risk ->
        [low] faible
        [medium] moyen
        [high] élevé
       *[severe] grave
    }
decision-kind =
    { $kind ->
        [charter] Charte
        [mandate] Mandat
        [consent] Consentement à des conditions
       *[withdrawal] Retrait d’un consentement
    }
votes-on =
    { $kind ->
        [charter] les votes sur la charte
        [mandate] les votes sur les mandats
        [consent] les votes sur des conditions
       *[withdrawal] les votes de retrait d’un consentement
    }

## Les règles en toutes lettres

rule-threshold =
    { $favour ->
        [consent] Pour être acceptées, les conditions doivent recueillir le consentement { rule-base }.
       *[for] Pour être adoptée, la proposition doit recueillir le vote favorable { rule-base }.
    }
rule-base =
    { $how ->
        [all]
            { $base ->
                [roll] de la totalité des membres de la liste électorale
               *[cast] de la totalité des membres qui donnent un avis
            }
        [more]
            { $base ->
                [roll] de plus de { share } des membres de la liste électorale
               *[cast] de plus de { share } des membres qui donnent un avis
            }
       *[least]
            { $base ->
                [roll] d’au moins { share } des membres de la liste électorale
               *[cast] d’au moins { share } des membres qui donnent un avis
            }
    }
rule-approval =
    { $favour ->
        [consent] Il faut aussi le consentement de membres formant { part } de la liste électorale.
       *[for] Il faut aussi le vote favorable de membres formant { part } de la liste électorale.
    }
rule-turnout = Il faut aussi la participation de membres formant { part } de la liste électorale. S’abstenir, c’est participer.
rule-choosing =
    { $method ->
        [schulze] Les membres classent les candidats. On les compare deux à deux, comme si nul autre ne se présentait, et celui que l’on préfère à tous les autres est choisi ; si cela tourne en rond, la méthode de Schulze décide. « Aucun d’eux » se présente aussi, et l’emporte dans toute égalité et tout cercle dont il fait partie. Ceux qui sont exactement à égalité à la première place vont à un second vote.
       *[approval] Les membres désignent tous ceux qu’ils pourraient accepter, et celui qui est accepté le plus souvent est choisi. « Aucun d’eux » se présente aussi, et l’emporte dans toute égalité. Ceux qui sont exactement à égalité à la première place vont à un second vote.
    }
rule-choosing-turnout = Il faut aussi la participation de membres formant { part } de la liste électorale ; sinon, personne n’est choisi.
rule-objection =
    { $then ->
        [sends-back] Si des membres formant { part } de la liste électorale soutiennent une objection qui nomme un même dommage, les conditions retournent à la négociation.
       *[asks] Si des membres formant { part } de la liste électorale soutiennent une objection qui nomme un même dommage, il en faut davantage :
    }
rule-objection-asks = il faut alors l’avis favorable { rule-base }.
rule-concurrent = Parmi « { $constituency } », comptés à part, il faut aussi l’avis favorable { rule-base }.
rule-veto = Le refus { rule-base }, parmi « { $constituency } », empêche toute adoption.

## Chartes

template-name =
    { $template ->
        [settled-association] Association de personnes établies
        [people-in-transit] Personnes en route et dans des camps
       *[sudden-crisis] Personnes déplacées par une crise soudaine
    }
template-for =
    { $template ->
        [settled-association] Pour des personnes établies : il y a le temps de parler, et ce qui est convenu peut durer deux ans.
        [people-in-transit] Pour des personnes en route ou dans des camps : les votes sont courts, les quorums petits, beaucoup peuvent être aidés à voter, rien de ce qui dit où quelqu’un se trouve ne va à un État, et ce qui est convenu prend fin en six mois.
       *[sudden-crisis] Pour des personnes qu’une crise soudaine a déplacées : ce qui peut attendre un jour n’attend pas davantage, ce qui est grave prend quand même des jours, ce qui est dit pour être aidé ne sert qu’à aider, et rien ne dure plus de trois mois.
    }
charter-change =
    { $how ->
        [added] Nouveau dans { $part } : { $after }
        [removed] N’est plus dans { $part } : { $before }
       *[changed] Changé dans { $part }. Avant : { $before } Maintenant : { $after }
    }
scale =
    { $scale ->
        [local] une ville ou un camp
        [national] un pays
        [regional] plusieurs pays voisins
       *[international] le monde
    }
charter-clause-words = « { $text } »
charter-clause-first-language = { $language } en premier
charter-clause-rule =
    { $risk ->
        [any] { votes-on } : { $rule }
       *[other] { votes-on }, risque { risk } : { $rule }
    }
charter-clause-risk = { $what } : risque { $level }
charter-clause-asked =
    { $asked ->
        [yes] c’est demandé
       *[no] ce n’est pas demandé
    }
charter-clause-of-words = { $fraction } des mots d’un texte
charter-clause-admission =
    { $way ->
        [invitation] Une ou un responsable invite.
        [vouching] { $vouches } membres se portent garants, inscrits depuis { $after } au moins.
       *[both] { $vouches } membres se portent garants, inscrits depuis { $after } au moins, et une ou un responsable accepte.
    }
charter-clause-stewards =
    { $fewer ->
        [go-on] Au moins { $least } et au plus { $most }. S’il en reste moins, ils peuvent agir tout de même.
       *[wait] Au moins { $least } et au plus { $most }. S’il en reste moins, ce qui en demande deux attend.
    }
charter-clause-cosigners =
    { $by ->
        [stewards] Un accord entre en vigueur une fois signé par des responsables, au moins { $least }.
        [advocates] Un accord entre en vigueur une fois signé par des personnes mandatées, au moins { $least }.
       *[either] Un accord entre en vigueur une fois signé par des responsables ou des personnes mandatées, au moins { $least }.
    }
charter-clause-share = { $fraction } de la liste électorale
charter-clause-minutes = au plus { $minutes } minutes du temps de chaque membre en 30 jours
charter-clause-times = Avant le vote, il y a le temps d’en parler, au moins { $deliberation }, et le vote reste ouvert pendant { $window }.
charter-clause-secrecy =
    { $secrecy ->
        [open] Les bulletins sont donnés dans le salon.
       *[confidential] Les bulletins sont confidentiels.
    }
charter-clause-attestation =
    { $attestation ->
        [room-attested] Le serveur du membre répond de son bulletin.
       *[signed] Les membres signent leur bulletin.
    }
charter-clause-delegation =
    { $delegation ->
        [none] Chaque personne vote elle-même.
        [free] Les membres peuvent laisser une personne déléguée voter pour eux.
       *[capped] Les membres peuvent laisser une personne déléguée voter pour eux ; elle porte au plus { $cap } de la liste.
    }

## Le résultat d’un vote

outcome =
    { $outcome ->
        [consented] Les membres consentent aux conditions.
        [refused] Les membres refusent les conditions.
        [sent-back] Les membres renvoient les conditions à la négociation.
        [lapsed] La participation ne suffit pas pour décider. Rien ne change.
        [adopted]
            { $kind ->
                [charter] La charte est adoptée.
                [mandate] Le mandat est accordé.
                [recall] Le mandat est révoqué. Il a pris fin.
                [consent] Les membres consentent aux conditions.
               *[withdrawal] Le consentement est retiré.
            }
        [run-off] Plusieurs sont exactement à égalité à la première place. Un second vote les départage.
       *[not-adopted]
            { $kind ->
                [charter] La charte n’est pas adoptée.
                [mandate] Le mandat n’est pas accordé.
                [recall] Le mandat n’est pas révoqué. Il continue.
                [consent] Les membres refusent les conditions.
               *[withdrawal] Le consentement n’est pas retiré.
            }
    }
met =
    { $met ->
        [yes] C’est suffisant.
       *[no] Ce n’est pas suffisant.
    }
step-took =
    { $electorate ->
        [one] { $electorate } membre pouvait voter.
       *[other] { $electorate } membres pouvaient voter.
    } { $turnout ->
        [0] Personne n’a voté.
        [one] Une seule personne a voté.
       *[other] { $turnout } ont voté.
    }
step-took-hidden =
    { $electorate ->
        [one] { $electorate } membre pouvait voter.
       *[other] { $electorate } membres pouvaient voter.
    }
step-nobody-said = Personne n’a donné d’avis. Le silence ne vaut jamais consentement.
step-threshold =
    { $base ->
        [roll] Avis favorables, sur l’ensemble de la liste électorale : { $reached } sur { $whole } (il en fallait { $needed }).
       *[cast] Avis favorables, sur l’ensemble des avis donnés : { $reached } sur { $whole } (il en fallait { $needed }).
    } { met }
step-threshold-hidden =
    { $base ->
        [roll]
            { $met ->
                [yes] Sur l’ensemble de la liste électorale, les avis favorables suffisent.
               *[no] Sur l’ensemble de la liste électorale, les avis favorables ne suffisent pas.
            }
       *[cast]
            { $met ->
                [yes] Sur l’ensemble des avis donnés, les avis favorables suffisent.
               *[no] Sur l’ensemble des avis donnés, les avis favorables ne suffisent pas.
            }
    }
step-approval = Membres favorables : { $reached } (au vu de la liste électorale, il en fallait { $needed }). { met }
step-approval-hidden = Membres favorables : au vu de la liste électorale, il en fallait au moins { $needed }. { reached-that }
step-turnout = Membres ayant pris part au vote : { $reached } (au vu de la liste électorale, il en fallait { $needed }). { met }
step-turnout-hidden = Membres ayant pris part au vote : au vu de la liste électorale, il en fallait au moins { $needed }. { reached-that }
reached-that =
    { $met ->
        [yes] Ce nombre a été atteint.
       *[no] Ce nombre n’a pas été atteint.
    }
step-delegated = Des membres ont laissé une personne de confiance voter pour eux.
step-objection =
    { $then ->
        [sends-back] Une objection est retenue : { $harm }. Au vu de la liste électorale, il fallait le soutien d’au moins { $needed } ; il est atteint. Des conditions qui auraient été acceptées retournent alors à la négociation.
       *[asks] Une objection est retenue : { $harm }. Au vu de la liste électorale, il fallait le soutien d’au moins { $needed } ; il est atteint. Il en faut donc davantage :
    }
step-concurrent =
    { $met ->
        [yes] Parmi « { $constituency } », comptés à part, les avis favorables suffisent.
       *[no] Parmi « { $constituency } », comptés à part, les avis favorables ne suffisent pas.
    }
step-veto = Les refus parmi « { $constituency } » empêchent l’adoption.
step-with-send-back = En ajoutant les renvois : { $reached } (il en fallait { $needed }). Les conditions retournent donc à la négociation.
step-with-send-back-hidden = En ajoutant les renvois, le nombre suffit. Les conditions retournent donc à la négociation.
step-no-show = Ce résultat tient à la participation de membres qui n’étaient pas favorables. Sans leur vote, la participation n’aurait pas suffi.
step-beats = Plus de membres préfèrent { $one } à chacun de ceux-ci : { $others }.
step-top-cycle = Personne n’est préféré à tous les autres. Ceux-ci sont à égalité ou forment un cercle : { $candidates }.
step-strongest-paths = Dans ce cercle, les préférences qui partent de { $one } sont les plus fortes.
step-most-approvals = Plus de membres pourraient accepter { $one } que n’importe quel autre.
step-even = Ceux-ci sont exactement à égalité à la première place : { $candidates }.
step-none-of-them =
    { $because ->
        [beats-everyone] Plus de membres préfèrent n’en choisir aucun que de choisir l’un ou l’autre de ceux qui se présentent.
        [in-top-cycle] « Aucun d’eux » en fait partie, et l’emporte dans toute égalité et tout cercle dont il fait partie.
        [nobody-approved] Aucun membre ne pourrait accepter l’un de ceux qui se présentent.
       *[approved-as-often] Au moins autant de membres ont choisi « aucun d’eux » que de membres pourraient accepter le mieux placé.
    }

## Annonces

welcome = Bienvenue dans les salons de « { $community } ».
welcome-rooms =
    Dans l’assemblée, tout le monde parle. Dans l’urne, le robot pose les questions et les membres répondent.
    Pour voir ce que vous pouvez écrire au robot, envoyez-lui !aide en conversation privée.
application-taken =
    { $steward ->
        [yes] Vous demandez à entrer dans « { $community } ». Votre code est { $code }. { $vouches } membres qui vous connaissent doivent se porter garants avec ce code, et une ou un responsable doit accepter, avant le { $until }.
       *[no] Vous demandez à entrer dans « { $community } ». Votre code est { $code }. { $vouches } membres qui vous connaissent doivent se porter garants avec ce code, avant le { $until }.
    }
application-how = Donnez le code à des gens que vous connaissez là-bas. Ils m’écrivent !parrainer et le code. Personne ne voit que vous demandez, ni qui se porte garant. Si personne ne le fait, ce que je sais de vous est effacé.
vouch-said =
    { $said ->
        [vouched] Votre parole compte. Personne n’apprend qu’elle est de vous, ni combien d’autres se portent garants. Jusqu’à l’entrée de la personne, vous pouvez la retirer avec !ne-plus-parrainer et le code.
        [agreed] Votre parole de responsable compte. Jusqu’à l’entrée de la personne, vous pouvez la retirer avec !ne-plus-parrainer et le code.
       *[taken-back] Votre parole est retirée.
    }
steward-asked =
    { $appoints ->
        [yes] Quelqu’un parmi vous veut qu’un autre membre devienne responsable. Parlez-vous pour savoir qui. Une deuxième personne parmi vous doit confirmer avant le { $confirm_by }.
       *[no] Quelqu’un parmi vous veut mettre fin à la charge d’un responsable. Parlez-vous pour savoir qui. Une deuxième personne doit confirmer avant le { $confirm_by }.
    }
stewards-became =
    { $became ->
        [appointed] Les responsables ont nommé un membre responsable.
        [ended] Deux responsables ont mis fin à la charge d’un autre.
       *[stepped-down] Un responsable a quitté sa charge.
    } { $stewards ->
        [one] Il y a maintenant { $stewards } responsable.
       *[other] Il y a maintenant { $stewards } responsables.
    }
stewards-fewer = La charte en demande au moins { $least }.
joined = Vous figurez sur la liste électorale de « { $community } ». Vous pouvez voter à tous les votes qui s’ouvrent à partir de maintenant.
joined-help = Pour voir ce que vous pouvez faire ici, envoyez !aide
linked = Ce compte vous représente désormais auprès de « { $community } ». Vous pouvez voter avec lui.
language-set = À partir de maintenant, le robot vous écrit en français.
tabled = De nouvelles conditions sont soumises aux membres : « { $title } ».
tabled-vote-from = Vous avez le temps d’en parler. Le vote s’ouvre au plus tôt le { $vote_from }.
terms-queued = La communauté et l’organisme demandeur sont d’accord sur le texte de « { $title } ». Il attend que vous ayez du temps pour lui.
terms-queued-why = Il demande environ { $minutes } minutes à chacun de vous, et la charte limite ce qu’on vous demande en 30 jours. Il n’y a rien à faire pour l’instant : je vous le dirai ici quand il sera devant vous.
charter-drafted = Une nouvelle version de la charte est proposée : version { $number }.
charter-changes = Elle change : { $parts }.
charter-part =
    { $part ->
        [languages] les langues
        [reach] les lieux
        [principles] les principes
        [red-lines] les lignes rouges
        [conditions] les conditions d’un choix
        [constituencies] les groupes
        [rules] les règles de décision
        [choosing] la règle pour choisir entre plusieurs
        [most-assisted] pour combien de membres une personne peut voter en aidant
        [risks] les niveaux de risque
        [longest-term] la durée la plus longue
        [reporting] ce dont les intermédiaires rendent compte
        [ombuds] à qui les membres peuvent s’adresser au-dehors
        [requesters] ce qui est demandé aux demandeurs
        [petitions] les parts pour les pétitions et les signalements de pression
        [deliberation] comment les inquiétudes sont soutenues et reçoivent une réponse
        [offers] le temps qu’une offre attend sa réponse
        [readability] la clarté demandée aux textes
        [admission] comment on entre
        [stewards] combien il y a de responsables
        [cosigners] qui signe ce qui engage
        [burden] le temps demandé aux membres
       *[crisis] la clause de crise
    }
charter-changes-more =
    { $count ->
        [one] Et encore un changement.
       *[other] Et encore { $count } changements.
    }
charter-vote = La charte actuelle reste valable tant que les membres n’ont pas adopté celle-ci par un vote. Une personne responsable peut ouvrir ce vote, ou assez de membres signent pour lui avec !signer.
mandate-ended =
    { $ending ->
        [expired] Le mandat de { $intermediary } est terminé : sa durée est écoulée.
        [recalled] Le mandat de { $intermediary } est terminé : les membres y ont mis fin.
       *[resigned] { $intermediary } a rendu son mandat.
    }
negotiations-paused =
    { $count ->
        [one] Une négociation est suspendue de ce fait. Elle reprend quand une personne munie d’un mandat valable s’en charge.
       *[other] { $count } négociations sont suspendues de ce fait. Elles reprennent quand une personne munie d’un mandat valable s’en charge.
    }
mandate-suspended = { $intermediary } a déclaré d’autres intérêts : qui la finance, ou à qui elle est liée. Son mandat est suspendu.
mandate-suspended-meanwhile = Elle ne peut pas négocier pour la communauté tant que les responsables n’ont pas confirmé le mandat, ou les membres par un vote.
mandate-suspended-stewards = Veuillez lire ce qu’elle a déclaré. Deux responsables laissent le mandat se poursuivre et disent publiquement pourquoi, ou l’une des personnes responsables ouvre un vote à ce sujet.
interests-changed = { $intermediary } est candidate à un mandat et a déclaré d’autres intérêts depuis sa nomination. Si les membres accordent le mandat, il commence suspendu, jusqu’à ce que les responsables le confirment.
resuming-asked = L’une des personnes responsables veut que le mandat suspendu de { $intermediary } se poursuive. Une deuxième doit le confirmer avant { $confirm_by }.
mandate-resumed = Le mandat de { $intermediary } n’est plus suspendu.
mandate-resumed-because = Ce que disent les responsables :
mandate-resumed-by-vote = Les membres en ont décidé ainsi.
trust-said =
    { $given ->
        [yes] Vous faites confiance à { $intermediary } pour parler en votre nom. Personne n’en est informé. Le nombre de ces membres est montré à partir de cinq. Cela ne donne aucun mandat, et vous pouvez revenir là-dessus à tout moment.
       *[no] Votre confiance à { $intermediary } est retirée.
    }
report-given = { $intermediary } rend compte aux membres :
report-overdue = { $intermediary } n’a pas rendu compte aux membres. Le compte rendu était attendu pour le { $due }.
report-overdue-what = Ce qu’elle doit dire :
mandate-expires = Le mandat de { $intermediary } se termine le { $until }. Qui doit négocier ensuite pour la communauté a besoin d’un nouveau mandat.
nominated = Vous avez présenté { $intermediary }.
nominated-for = Elle pourrait négocier pour la communauté, pendant { $term } au plus : sur la recherche, la statistique, l’aide humanitaire et la planification des services publics, dans les lieux de la charte. Elle ne consent jamais à votre place, et les lignes rouges valent.
nominated-vote = Une personne responsable peut ouvrir le vote.
nominated-election = Elle se présente à l’élection « { $title } ».
petition-begun =
    { $kind ->
        [charter] Un membre demande un vote sur une nouvelle version de la charte de « { $about } ».
        [recall] Un membre demande un vote sur la révocation du mandat de « { $about } ».
       *[withdrawal] Un membre demande un vote sur le retrait du consentement à « { $about } ».
    }
petition-vote-from = Il y a du temps pour en parler. Le vote s’ouvre au plus tôt le { $vote_from }.
petitions-none = Il n’y a rien à signer : aucun mandat n’est actif, aucun consentement n’est donné, aucun projet de charte n’attend.
petitions-heading = Vous pouvez demander un vote sur :
petitions-line = { $number }. { $what } : { $standing }
petitions-what =
    { $kind ->
        [recall] la révocation du mandat de « { $about } »
        [withdrawal] le retrait du consentement à « { $about } »
       *[charter]
            { $version ->
                [0] une nouvelle version de la charte de « { $about } »
               *[other] l’adoption de la version { $version } de la charte de « { $about } »
            }
    }
petitions-standing =
    { $stands ->
        [begun] d’autres ont signé
        [signed] vous avez signé
        [reached] assez de membres ont signé, le vote s’ouvre de lui-même
       *[none] personne ne l’a encore demandé
    }
petitions-how = Écrivez !signer et le numéro. Personne n’apprend que vous avez signé.
signature-counts =
    { $signed ->
        [yes] Vous avez signé pour un vote sur { $what }. Personne ne l’apprend. Tant que trop peu ont signé, vous pouvez la retirer avec !ne-plus-signer.
       *[no] Votre signature pour un vote sur { $what } est retirée.
    }
petition-free = Qui souhaite aussi ce vote peut signer : écrivez !petitions au robot. Personne n’apprend qui a signé. Personne n’est obligé de signer.
petition-reached =
    { $kind ->
        [charter] Assez de membres ont signé : il y aura un vote sur une nouvelle version de la charte de « { $about } ». Personne ne peut l’empêcher.
        [recall] Assez de membres ont signé : il y aura un vote sur la révocation du mandat de « { $about } ». Personne ne peut l’empêcher.
       *[withdrawal] Assez de membres ont signé : il y aura un vote sur le retrait du consentement à « { $about } ». Personne ne peut l’empêcher.
    }
withdrawal-asked = Une personne mandatée par la communauté demande un vote sur le retrait du consentement à « { $about } ». Un responsable peut l’ouvrir.
agreement-suspended =
    { $cause ->
        [promise-late] Plus rien ne peut être utilisé pour l’instant au titre de l’accord sur « { $about } » : une promesse est en retard.
        [suspected-breach] Plus rien ne peut être utilisé pour l’instant au titre de l’accord sur « { $about } » : des données ont peut-être été utilisées autrement que convenu.
        [danger] Plus rien ne peut être utilisé pour l’instant au titre de l’accord sur « { $about } » : cet usage met peut-être des personnes en danger.
       *[key-compromised] Plus rien ne peut être utilisé pour l’instant au titre de l’accord sur « { $about } » : une clé de l’organisme demandeur est peut-être en d’autres mains.
    }
agreement-suspended-lift = Un autre responsable, ou une personne mandatée par la communauté, peut lever la suspension ; pas qui l’a décidée.
suspension-lifted = L’accord sur « { $about } » est de nouveau en vigueur, jusqu’au terme convenu.
withdrawal-acknowledged = L’organisme demandeur de « { $about } » a signé qu’il le sait : vous avez retiré le consentement et plus rien ne peut être utilisé.
deletion-attested = L’organisme demandeur de « { $about } » a signé que tout ce qu’il avait reçu est effacé depuis le { $when }. Personne ne peut le voir de l’extérieur : si vous voyez vos données utilisées, dites-le à un responsable.
agreements-none = Aucun accord n’est en vigueur.
agreements-heading = Ces accords sont en vigueur ou suspendus :
agreements-line =
    { $cause ->
        [none] { $number }. « { $about } » : en vigueur jusqu’au { $until }
        [promise-late] { $number }. « { $about } » : suspendu, une promesse est en retard
        [suspected-breach] { $number }. « { $about } » : suspendu, des données ont peut-être été utilisées autrement que convenu
        [danger] { $number }. « { $about } » : suspendu, cet usage met peut-être des personnes en danger
       *[key-compromised] { $number }. « { $about } » : suspendu, une clé de l’organisme demandeur est peut-être en d’autres mains
    }
agreements-how = Pour en savoir plus sur ce que les responsables peuvent faire ici, envoyez : !aide suspendre
signature-waits =
    { $by ->
        [stewards] Les membres ont consenti à « { $about } ». L’accord entre en vigueur quand l’organisme demandeur et des responsables (au moins { $least }) l’ont signé.
        [advocates] Les membres ont consenti à « { $about } ». L’accord entre en vigueur quand l’organisme demandeur et des personnes mandatées (au moins { $least }) l’ont signé.
       *[either] Les membres ont consenti à « { $about } ». L’accord entre en vigueur quand l’organisme demandeur et des responsables ou personnes mandatées (au moins { $least }) l’ont signé.
    }
signature-waits-how = Chaque personne signe avec sa propre clé (registerKey, cosign). L’empreinte de la décision à signer : { $decision }
pressure-reported = Votre signalement est enregistré. Personne n’apprend qu’il vient de vous, et personne ne voit combien ont signalé. Vous pouvez changer ou retirer votre bulletin jusqu’à la clôture.
pressure-reported-early = Votre signalement est enregistré. Personne n’apprend qu’il vient de vous, et personne ne voit combien ont signalé.
pressure-confided-to =
    { $named ->
        [yes] Sauf les responsables que vous avez choisis : le robot les prévient, avec votre nom.
       *[no] Le robot prévient les responsables que vous avez choisis, sans votre nom.
    }
pressure-confided = Un membre veut que vous le sachiez : quelqu’un fait pression sur lui au sujet de « { $about } ». Ne cherchez pas à savoir qui c’est, et n’en parlez à personne, sauf à l’autre responsable prévenu.
pressure-confided-by = { $who } veut que vous le sachiez : quelqu’un fait pression sur cette personne au sujet de « { $about } ». Demandez-lui avant de faire quoi que ce soit, et n’en parlez à personne, sauf à l’autre responsable prévenu.
opening-held = Des membres ont signalé des pressions au sujet de « { $title } ». En attendant, le vote ne s’ouvre pas. Personne d’autre que vous n’en est informé.
opening-held-stewards = Agissez, s’il vous plaît. Deux responsables laissent le vote s’ouvrir et disent ce qui a été fait (letVoteOpen). Ne cherchez pas à savoir qui a signalé. Sans votre parole, il s’ouvre de lui-même le { $until }.
opening-asked = Une personne responsable veut que le vote sur « { $title } » s’ouvre. Une deuxième doit le confirmer d’ici au { $confirm_by }.
opening-freed = Des membres avaient signalé des pressions au sujet de « { $title } ». Le vote n’est plus retenu pour cela.
pressure-ombuds = Vous pouvez aussi vous adresser à quelqu’un hors de la communauté :
vote-paused = Des membres ont signalé des pressions. Le vote « { $question } » est suspendu : rien n’est compté.
vote-paused-meanwhile = Vous pouvez toujours voter, changer votre bulletin et le retirer. Le vote reprend quand les responsables ont dit ce qu’ils ont fait contre la pression, au plus tard le { $until }, et sera clos plus tard d’autant.
vote-paused-stewards = Agissez, s’il vous plaît. Deux responsables font reprendre le vote et disent publiquement ce qui a été fait. Ne cherchez pas à savoir qui a signalé. Sans votre parole, le vote reprend de lui-même le { $until }.
going-on-asked = Une personne responsable veut que le vote suspendu « { $question } » reprenne. Une deuxième doit le confirmer d’ici au { $confirm_by }.
vote-goes-on = Le vote « { $question } » reprend. Il est ouvert jusqu’au { $closes }.
vote-goes-on-because = Ce que les responsables disent des pressions :
vote-goes-on-by-itself = Les responsables n’ont pas dit ce qu’ils ont fait contre les pressions.
clause-line = { $number }. { $what }
clause =
    { $kind ->
        [purpose] But : { $words }
        [data] Données : { $words }
        [stage] Personnes concernées : { $words }
        [recipient] Destinataire : { $words }
        [onward] Peut être transmis à : { $words }
        [place] Lieu d’utilisation : { $words }
        [storage-place] Lieu de conservation : { $words }
        [technology] Traitement : { $words }
        [retention] Durée de conservation : { $words }
        [term] Durée de l’accord : { $words }
        [promise] Promesse : { $words }
        [risk] Risque : { $words }
        [assessment] Étude de ce qui peut arriver aux personnes : { $words }
        [benefit] Bénéfice : { $words }
        [if-refused] Si la réponse est non : { $words }
        [withdrawal] Après un retrait : { $words }
        [complaints] Pour se plaindre : { $words }
        [legal-basis] Base légale invoquée par l’organisation (votre vote ne la vérifie pas) : { $words }
        [usage-trail] Chaque fois que quelqu’un demande s’il peut utiliser les données, la réponse est notée. Les responsables et les personnes mandatées de la communauté peuvent la lire. Durée de conservation : { $words }
       *[condition] L’organisation confirme : { $words }
    }
clause-own-words = { $words }
clause-recipient = { $name } ({ $kind }, { $country })
clause-promise = { $what } – d’ici le { $due }, preuve : { $evidence }
clause-risk = { $harm } – ce qui est fait contre : { $mitigation }
clause-benefit = { $benefit } – pour : { $whom }, d’ici le { $due }
clause-onward = { $kind } ({ $country }), pour : { $what_for }
clause-withdrawal = tout est effacé en { $within } – { $how }
clause-complaints = { $to } – { $how }
terms-clauses = Ce qui est demandé et promis :
terms-asked-by = Demandé par : { $name }.
terms-asked-by-proven = Demandé par : { $name }. Son domaine de courrier est prouvé : { $domain }.
terms-service = Il donne aussi : { $what } ({ $whom }).
terms-service-essential = Il donne aussi ce dont des gens dépendent : { $what } ({ $whom }). Un « non » à ces conditions ne doit pas vous le faire perdre.
terms-how = Pour dire ce qui vous inquiète dans l’un de ces points, envoyez !inquiétude, son numéro et vos mots.
concern-about =
    { $clause ->
        [0] sur l’ensemble
       *[other] sur le point { $clause }
    }
concern-raised = Un membre exprime une inquiétude, numéro { $number }, { $about } : « { $words } »
concern-raised-how = Qui la partage peut la soutenir : envoyez !soutenir { $number } au bot dans une conversation privée. Personne n’apprend qui l’a exprimée ni qui la soutient.
concern-taken =
    { $own ->
        [yes] Votre inquiétude porte le numéro { $number }. Personne n’apprend qu’elle vient de vous. Tant qu’elle n’a pas assez de soutiens, vous pouvez la retirer avec !retirer-inquiétude.
       *[no] Vous avez nommé ce dommage : c’est l’inquiétude { $number }. Personne n’apprend que c’est vous. Vous pouvez revenir là-dessus avec !ne-plus-soutenir.
    }
support-counts =
    { $supports ->
        [yes] Vous soutenez l’inquiétude { $number } : « { $words } » Personne ne l’apprend. Vous pouvez revenir là-dessus avec !ne-plus-soutenir.
       *[no] Vous ne soutenez plus l’inquiétude { $number } : « { $words } »
    }
concern-withdrawn = L’inquiétude { $number } a été retirée par la personne qui l’avait exprimée.
concern-reached = Assez de membres soutiennent l’inquiétude { $number }.
concern-reached-due =
    { $holds ->
        [yes] Le vote ne s’ouvre pas avant qu’elle ait une réponse. Une réponse est attendue d’ici le { $due }.
       *[no] Une réponse est attendue d’ici le { $due }. Le vote ne l’attend pas, car elle est venue après le temps minimal de discussion.
    }
concern-reached-answered = Elle a déjà une réponse.
concern-answered =
    { $by ->
        [requester] L’organisation répond à l’inquiétude { $number } :
       *[community] Une personne mandatée répond à l’inquiétude { $number } :
    }
all-answered = Toutes les inquiétudes que soutiennent assez de membres ont maintenant une réponse.
concerns-none = Personne n’a exprimé d’inquiétude sur « { $title } ».
concerns-heading = Inquiétudes sur « { $title } » :
concerns-line = { $number }. { $about } : « { $words } »
concerns-supported = – Vous la soutenez.
concerns-due = – Assez de membres la soutiennent. Une réponse est attendue d’ici le { $due }.
concerns-answer = – La réponse : « { $answer } »
concerns-how = Pour en soutenir une, envoyez !soutenir et son numéro. Pour en exprimer une, envoyez !inquiétude, le numéro d’un point et vos mots.
question-asked = Un membre demande à l’organisation, numéro { $number }, { $about } : « { $words } » Une personne mandatée lui transmet la question, et rapporte la réponse.
question-taken = Votre question porte le numéro { $number }. Personne n’apprend qu’elle vient de vous. Une personne mandatée la transmet à l’organisation, ou dit pourquoi elle ne le fait pas.
question-forwarded = Une personne mandatée a transmis la question { $number } à l’organisation, en ces termes :
question-declined = Une personne mandatée ne transmet pas la question { $number } à l’organisation. Pourquoi :
question-answered = L’organisation répond à la question { $number } :
absence =
    { $finding ->
        [scarce] « { $label } » : peu d’entre eux, ou personne, sont inscrits.
        [unreached] « { $label } » : la messagerie touche peu d’entre eux, ou personne.
        [terms] Les conditions ne peuvent pas être lues dans cette langue : { $language }.
        [answer] La réponse à l’inquiétude { $concern } ne peut pas être lue dans cette langue : { $language }.
       *[unspoken] Des membres lisent une langue que la charte n’a pas : { $language }.
    }
absence-line = – { $what }
absence-plan = – Ce qui est prévu, d’ici au { $by } : « { $words } »
absence-waiver = – Le vote a lieu sans eux. La raison : « { $words } »
absence-open = – Les responsables n’en ont encore rien dit.
absence-found = Avant le vote sur « { $title } », voyez qui n’est pas là :
absence-how = Le vote ne s’ouvre pas avant que chaque point ait un plan ou une raison de voter sans eux. Envoyez au robot !plan, un jour et comment ces personnes sont jointes ; ou !passer-outre et la raison. Écrivez-le dans chaque langue de la charte, chacune sur une ligne qui commence par son code, comme fr: ou ar:
absence-public = Les membres lisent ce que vous écrivez. Il est dit « peu ou personne », pour que personne ne puisse être compté.
opening-waits =
    { $stewards ->
        [yes] Le vote sur « { $title } » pourrait s’ouvrir, mais il vous attend, vous, les responsables :
       *[no] Le vote sur « { $title } » pourrait s’ouvrir, mais il attend. Les responsables n’ont pas dit ce qui est fait pour ceci :
    }
absence-answered = Les responsables disent ce qui est fait pour ceux qui ne sont pas là :
opened-without = Ce vote s’ouvre, et tout le monde n’est pas là :
absent-heading = Qui n’est pas là avant le vote sur « { $title } » :
absent-none = Rien ne manque, à notre connaissance, avant le vote sur « { $title } ».
temperature-asked = Un membre demande de quel côté penchent les autres, sondage numéro { $number }, { $about }. Ce n’est pas le vote.
temperature-how = Pour répondre, envoyez au robot, dans une conversation privée, !pencher proche, !pencher indécis ou !pencher loin. Vous pouvez changer d’avis jusqu’au { $closes }, ou jusqu’à l’ouverture du vote. Personne n’apprend de quel côté vous penchez, et votre réponse est effacée à la fin.
temperature-binds-nobody = Cela n’engage personne et ne change aucun vote.
temperature-taken = Votre question est devant les membres : sondage numéro { $number }. Personne n’apprend que vous l’avez posée.
leaning-counts =
    { $leaning ->
        [towards] Sondage { $number } : vous en êtes plutôt proche.
        [unsure] Sondage { $number } : vous hésitez.
       *[away] Sondage { $number } : vous en êtes plutôt loin.
    }
leaning-until = Vous pouvez changer d’avis jusqu’au { $closes }, ou jusqu’à l’ouverture du vote.
leaning =
    { $leaning ->
        [towards] plutôt proche
        [unsure] indécis
        [away] plutôt loin
       *[silent] sans réponse
    }
temperature-over = Le sondage numéro { $number } sur « { $title } », { $about }, est terminé.
temperature-figure = – { $what } : { $count }
temperature-none-shown = Aucun chiffre n’est montré, pour que personne ne puisse être reconnu.
temperatures-none = Personne n’a demandé de sondage sur « { $title } ».
temperatures-heading = Sondages sur « { $title } » :
temperatures-line = { $number }. { $about }
temperatures-open = – Il est ouvert jusqu’au { $closes }, ou jusqu’à l’ouverture du vote.
temperatures-mine = – Vous : { $leaning }
temperatures-ask = Pour demander de quel côté penchent les autres, envoyez !température et le numéro d’un point, ou 0 pour l’ensemble. Pour répondre, envoyez !pencher suivi de proche, indécis ou loin.
checks-heading = Questions sur « { $title } ». Personne ne voit vos réponses, et votre vote compte autant :
check-question =
    { $asks ->
        [purpose] { $number }. À quoi servent les données ?
        [recipient] { $number }. Qui les reçoit ?
       *[retention] { $number }. Combien de temps sont-elles gardées ?
    }
check-choice = – { $number } : { $choice }
checks-how = Envoyez !vérifier et le numéro de votre réponse à chaque question, dans leur ordre. Vous pouvez essayer une fois.
checked =
    { $right ->
        [yes] { check-question } Juste : { $answer }.
       *[no] { check-question } Pas tout à fait. Les conditions disent : { $answer }.
    }
checked-private = Personne ne voit vos réponses. Quand beaucoup comprennent mal la même chose, ce sont les conditions qui doivent devenir plus claires.
terms-sent-back =
    { $because ->
        [not-understood] Les conditions « { $title } » retournent à l’organisation sans vote : trop de ceux qui ont essayé les questions les ont mal comprises.
        [red-line] Les conditions « { $title } » retournent à l’organisation sans vote : elles franchissent une ligne rouge tracée depuis.
       *[unanswered] Les conditions « { $title } » retournent à l’organisation sans vote : elle a laissé trop longtemps une inquiétude sans réponse.
    }
minutes-heading = Négociation « { $title } » :
minute =
    { $step ->
        [submitted] Les conditions de l’organisation ont été reçues. Une personne mandatée va y répondre.
        [returned] La machine a renvoyé les conditions de l’organisation : il manque quelque chose, ou quelque chose n’est pas permis.
        [paused] La négociation est suspendue : personne ne peut parler au nom de la communauté en ce moment.
        [taken-up] Une personne mandatée reprend la négociation, qui continue.
       *[withdrawn] L’organisation a retiré sa proposition.
    }
minute-offered =
    { $by ->
        [requester] L’organisation a fait l’offre { $number }.
       *[community] La personne mandatée a fait l’offre { $number }.
    }
minute-same = Elle reprend mot pour mot l’offre précédente.
minute-moved =
    { $shift ->
        [added] Nouveau : { $after }
        [removed] Supprimé : { $before }
        [changed] Avant : { $before } – maintenant : { $after }
        [reordered] L’ordre de certains éléments a changé.
        [title] Le titre a changé.
       *[summary] Le résumé a changé.
    }
minute-touches = Elle touche à un point sur lequel les membres sont d’abord consultés : « { $point } »
minute-members-asked = Avant d’accepter quoi que ce soit, la personne mandatée consulte les membres sur ce point : « { $point } ». Parlez-en dans l’assemblée. La question :
minute-members-heard = Ce que la consultation des membres sur le point « { $point } » a donné, selon la personne mandatée :
minute-together = Avec d’autres propositions de la même organisation, ces conditions franchissent une ligne rouge qu’aucune ne franchit seule : « { $line } »
minute-together-other = L’autre proposition : « { $title } »
minute-together-stands = Rien n’est refusé pour autant. Pensez-y quand vous en parlez et quand vous votez.
minute-clarification =
    { $by ->
        [requester] L’organisation demande une précision à la personne mandatée (précision { $number }) :
       *[community] La personne mandatée demande une précision à l’organisation (précision { $number }) :
    }
minute-clarified =
    { $by ->
        [requester] L’organisation répond à la demande de précision { $number } :
       *[community] La personne mandatée répond à la demande de précision { $number } :
    }
minute-warned =
    { $by ->
        [requester] L’organisation n’a pas répondu à la dernière offre. Sans réponse, la négociation prend fin d’elle-même le { $until }.
       *[community] Personne n’a répondu à la dernière offre au nom de la communauté. Sans réponse, la négociation prend fin d’elle-même le { $until }.
    }
minute-timed-out =
    { $by ->
        [requester] La négociation est terminée : l’organisation n’a pas répondu à temps.
       *[community] La négociation est terminée : personne n’a répondu à temps au nom de la communauté.
    }
minute-tabled = Les deux parties acceptent les mots de l’offre { $number }. Ils sont maintenant devant les membres et ne changent plus.
minute-sent-back =
    { $because ->
        [not-understood] Les conditions retournent à l’organisation sans vote : trop de celles et ceux qui ont essayé les questions les ont mal comprises.
        [red-line] Les conditions retournent à l’organisation sans vote : elles franchissent une ligne rouge tracée depuis.
       *[unanswered] Les conditions retournent à l’organisation sans vote : elle a laissé trop longtemps une inquiétude sans réponse.
    }
vote-opened =
    { $kind ->
        [charter] Un vote est ouvert : faut-il adopter la charte de « { $question } » ?
        [mandate] Un vote est ouvert : faut-il donner à « { $question } » un mandat pour parler au nom de la communauté ?
        [recall] Un vote est ouvert : faut-il révoquer le mandat de « { $question } » ?
        [consent] Un vote est ouvert : consentez-vous aux conditions « { $question } » ?
       *[withdrawal] Un vote est ouvert : faut-il retirer le consentement à « { $question } » ?
    }
vote-opened-again = Le vote précédent sur cette question n’a pas pu être compté. Merci de voter à nouveau, même si vous aviez voté.
vote-opened-closes = Il est ouvert jusqu’au { $closes }. D’ici là, vous pouvez changer de réponse.
vote-opened-public = Répondez ici, au sondage. Tout le salon peut voir votre réponse.
vote-opened-confidential = Ce vote est confidentiel. Merci de ne pas répondre ici : envoyez au robot, en conversation privée, !voter suivi de votre réponse.
vote-opened-free = Un « non » se passe de raison et ne coûte rien.
election-called = Une élection est lancée : « { $title } ». Les membres choisissent entre plusieurs intermédiaires.
election-called-nominate = Jusqu’au { $nominations_end }, les membres peuvent proposer des intermédiaires.
election-called-vote = Vous aurez ensuite le temps d’en parler. Le vote s’ouvre au plus tôt le { $vote_from }.
election-nobody = Personne n’a été proposé dans l’élection « { $title } ». Il n’y a rien à mettre au vote.
election-opened = Un vote est ouvert : « { $title } ». Se présentent :
candidates-line = { $number }. { $name }
candidates-none = aucun – aucun d’eux
election-how =
    { $method ->
        [schulze] Classez-les : envoyez au robot, en conversation privée, leurs numéros du meilleur au dernier, par exemple !voter 2>1>aucun. Mettez = entre deux que vous aimez autant. Ceux que vous ne nommez pas viennent en dernier.
       *[approval] Nommez tous ceux que vous pourriez accepter : envoyez au robot, en conversation privée, leurs numéros, par exemple !voter 1,3, ou bien !voter aucun.
    }
election-how-poll = Ou cochez-les ici, au sondage, autant que vous voulez. Tout le salon peut y voir votre réponse.
ballot-counts = Votre vote compte. Vous pouvez le changer jusqu’au { $closes }.
ballot-replaced = Votre nouveau vote compte, à la place du précédent. Vous pouvez le changer jusqu’au { $closes }.
ballot-withdrawn = Votre vote est retiré. Tant que le scrutin est ouvert, vous pouvez voter à nouveau.
receipt-recorded = Votre vote sur « { $question } » est enregistré, sous le numéro ci-dessous. Ce numéro ne montre pas ce que vous avez répondu. Une fois le vote compté, envoyez de nouveau !reçu : le numéro doit être le même.
receipt-given =
    { $carried ->
        [yes] Votre reçu pour « { $question } ». Un autre membre a voté pour vous. Il montre qu’un siège vous était réservé ; il ne montre ni quel vote a compté pour vous, ni ce qu’il disait.
       *[no] Votre reçu pour « { $question } ». Il montre que votre vote a été compté. Il ne montre pas ce que vous avez répondu.
    }
receipt-keep = Tout le monde peut le vérifier, sans nous. Enregistrez dans un fichier tout ce qui va de la première accolade à la dernière :
objection-counts =
    { $stands ->
        [yes] Vous soutenez cette objection : { $harm }. Vous pouvez la retirer jusqu’au { $closes }.
       *[no] Vous ne soutenez plus cette objection : { $harm }.
    }
harms-heading = Dommages que vous pouvez nommer dans « { $question } » :
harms-line = { $number }. { $harm }
harms-to-name = Pour dire que vous craignez l’un d’eux, envoyez son numéro, par exemple : !dommage 2
harms-hint = Pour faire objection à cause de l’un d’eux, envoyez son numéro, par exemple : !objecter 2
member-removed = Une personne a été retirée de la liste des membres. La raison donnée :
constituencies-none = La charte ne nomme aucun collège.
constituencies-heading = Collèges de { $community } :
constituencies-line =
    { $belongs ->
        [yes] { $number }. { $label } ({ $name }) – vous en êtes
       *[no] { $number }. { $label } ({ $name })
    }
belonging-said =
    { $belongs ->
        [yes] Vous êtes du collège « { $label } » à partir de maintenant. Personne d’autre ne le voit. Cela compte dans les votes qui s’ouvrent à partir de maintenant.
       *[no] Vous n’êtes plus du collège « { $label } ». Cela compte dans les votes qui s’ouvrent à partir de maintenant.
    }
delegation-said =
    { $said ->
        [to] { $votes } À partir de maintenant, le membre que vous avez nommé vote pour vous. Votre propre vote passe toujours avant.
        [nobody] { $votes } À partir de maintenant, personne ne vote pour vous, quoi que vous ayez dit d’autre.
       *[taken-back] { $votes } Ce que vous aviez dit sur qui vote pour vous ne vaut plus.
    }
delegation-scope =
    { $scope ->
        [vote] Dans ce vote :
        [all] Dans tous les votes :
       *[kind] Dans tous les votes de cette sorte ({ $kind }) :
    }
delegates-heading = « { $question } » :
delegates-mine =
    { $delegate ->
        [yes] Un autre membre vote pour vous, sauf si vous votez vous-même.
       *[no] Personne ne vote pour vous.
    }
delegates-theirs =
    { $count ->
        [0] Vous ne votez pour personne d’autre.
        [one] Un membre vous laisse voter pour lui.
       *[other] { $count } membres vous laissent voter pour eux.
    }
leave-which = Quelle communauté voulez-vous quitter ? Vous quittez la liste de ses membres aussitôt, et vos votes dans les scrutins ouverts ne comptent plus.
leave-line = { $community } : !quitter { $handle }
left = Vous n’êtes plus membre de { $community }. Ce que nous savions de votre compte à cet endroit est effacé.
count-held-back = Le vote sur « { $question } » est terminé, mais le décompte viendra plus tard que prévu : le serveur de messagerie n’était pas lisible à la clôture. Aucun bulletin remis à temps n’est perdu.
vote-void = Le vote sur « { $question } » n’a pas pu être compté en un jour. Il ne compte pas. Un nouveau vote va s’ouvrir ; merci de voter à nouveau.
crisis-declared = Une personne responsable a déclaré une crise : « { $reason } ». Elle n’est pas encore en vigueur : une deuxième personne responsable doit la confirmer d’ici au { $confirm_by }.
crisis-begun = Une crise est déclarée : « { $reason } ». Jusqu’au { $until }, les règles plus strictes et les lignes rouges que la charte prévoit pour une crise s’appliquent. Ensuite, elle prend fin d’elle-même.
crisis-end-asked = Une personne responsable veut mettre fin à la crise. Une deuxième doit le confirmer d’ici au { $confirm_by }.
crisis-over = La crise est terminée : « { $reason } ». Les règles habituelles de la charte s’appliquent de nouveau.
outcome-heading =
    { $kind ->
        [charter] Le vote sur la charte de « { $question } » est terminé.
        [mandate] Le vote sur un mandat pour « { $question } » est terminé.
        [recall] Le vote sur la révocation du mandat de « { $question } » est terminé.
        [consent] Le vote sur les conditions « { $question } » est terminé.
       *[withdrawal] Le vote sur le retrait du consentement à « { $question } » est terminé.
    }
election-over = Le vote « { $title } » est terminé. Se présentaient :
election-chosen = Les membres choisissent « { $name } ».
election-not =
    { $settled ->
        [none-of-them] Les membres n’en choisissent aucun.
       *[lapsed] La participation ne suffit pas pour décider. Personne n’est choisi.
    }
election-run-off = Ceux-ci sont exactement à égalité à la première place : { $names }. Un vote entre eux seuls s’ouvre maintenant.
figures-heading = Les réponses :
figure-line = – { $what } : { $count }
figures-lumped = Les petits nombres sont regroupés, pour que nul ne puisse savoir comment une personne a voté.
figures-none = Les nombres ne sont pas montrés, pour que nul ne puisse savoir comment une personne a voté.
proposals-heading = Propositions en cours :
proposals-line = { $number }. { $title }
proposals-waiting = { $number }. { $title } (attend que vous ayez du temps)
proposals-hint = Pour en lire une, envoyez !conditions suivi de son numéro.
proposals-none = Aucune proposition n’est en cours.
choices-heading = Votre réponse à « { $question } » :
choices-line = !voter { $word } – { $choice }
choices-closes = Vous pouvez répondre jusqu’au { $closes }. Un « non » se passe de raison et ne coûte rien.
question =
    { $kind ->
        [charter] Faut-il adopter la charte de « { $question } » ?
        [mandate] Faut-il donner à « { $question } » un mandat pour parler au nom de la communauté ?
        [recall] Faut-il révoquer le mandat de « { $question } » ?
        [consent] Consentez-vous aux conditions « { $question } » ?
       *[withdrawal] Faut-il retirer le consentement à « { $question } » ?
    }
poll-question = { $question } (ouvert jusqu’au { $closes })

## Salons

room-name =
    { $role ->
        [assembly] Assemblée
        [ballot-box] Urne
        [negotiations] Négociations
       *[stewards] Responsables
    }
room-topic =
    { $role ->
        [space] Les salons de cette communauté
        [assembly] Ici, tout le monde parle.
        [ballot-box] Ici, le robot pose les questions et les membres répondent. Les décisions y sont annoncées.
        [stewards] Ici parlent les responsables.
        [negotiations] Ici, le robot raconte pas à pas ce qui se passe dans les négociations. Les membres lisent. Aucune organisation qui demande des données n’est dans ce salon.
       *[deliberation] Ici, les membres parlent d’une proposition. L’organisme qui l’a faite n’est pas dans ce salon.
    }
log-shown =
    Le journal public de ce que cette instance a fait compte { $size } entrées ({ $origin }). Voici son état signé. Gardez ce message : qui l’a peut prouver que quelque chose du journal a été changé, si cela arrive. On le vérifie avec « ownaccord watch ».
log-rewritten =
    Attention : le journal public a été changé. Il ne commence plus par les { $size } entrées qui ont été montrées aux membres de cette communauté. Soit une ancienne sauvegarde a été remise en place, soit quelqu’un a réécrit ce qui s’est passé. Interrogez l’exploitant, ne vous fiez à aucune décision avant une explication, et gardez les messages avec l’état du journal : ce sont les preuves.
levels-mended =
    Quelqu’un d’autre que le robot a changé qui peut faire quoi dans { $role ->
        [space] l’espace de la communauté
        [assembly] l’assemblée
        [ballot-box] l’urne
        [stewards] ce salon
        [negotiations] le salon où paraissent les comptes rendus des négociations
       *[deliberation] un salon où les membres parlent d’une proposition
    }. Le robot a tout remis en ordre. Si ce n’est aucun d’entre vous, demandez à ceux qui gèrent le serveur de messagerie qui l’a fait.

## Commandes

command-word =
    { $command ->
        [help] aide
        [join] rejoindre
        [apply] demander-adhesion
        [vouch] parrainer
        [unvouch] ne-plus-parrainer
        [agree] accepter
        [link] lier
        [language] langue
        [proposals] propositions
        [terms] conditions
        [vote] voter
        [delegate] deleguer
        [undelegate] ne-plus-deleguer
        [constituencies] colleges
        [belong] appartenir
        [not-belong] ne-plus-appartenir
        [object] objecter
        [withdraw-objection] retirer-objection
        [leave] quitter
        [nominate] presenter
        [trust] confiance
        [untrust] retirer-confiance
        [petitions] petitions
        [sign] signer
        [unsign] ne-plus-signer
        [agreements] accords
        [suspend] suspendre
        [lift] lever-suspension
        [pressure] pression
        [concerns] inquiétudes
        [concern] inquiétude
        [support] soutenir
        [unsupport] ne-plus-soutenir
        [withdraw-concern] retirer-inquiétude
        [ask] demander
        [harm] dommage
        [absent] absents
        [plan] plan
        [waive] passer-outre
        [temperature] température
        [lean] pencher
        [check] vérifier
        [receipt] reçu
       *[withdraw-ballot] retirer-vote
    }
command-usage =
    { $command ->
        [help] !aide
        [join] !rejoindre INVITATION
        [apply] !demander-adhesion COMMUNAUTÉ
        [vouch] !parrainer CODE
        [unvouch] !ne-plus-parrainer CODE
        [agree] !accepter CODE
        [link] !lier CODE
        [language] !langue LANGUE
        [proposals] !propositions
        [terms] !conditions NUMÉRO
        [vote] !voter RÉPONSE
        [delegate] !deleguer MEMBRE
        [undelegate] !ne-plus-deleguer
        [constituencies] !colleges
        [belong] !appartenir NOM
        [not-belong] !ne-plus-appartenir NOM
        [object] !objecter DOMMAGE
        [withdraw-objection] !retirer-objection DOMMAGE
        [leave] !quitter COMMUNAUTÉ
        [nominate] !presenter NOM
        [trust] !confiance NOM
        [untrust] !retirer-confiance NOM
        [petitions] !petitions
        [sign] !signer NUMÉRO
        [unsign] !ne-plus-signer NUMÉRO
        [agreements] !accords
        [suspend] !suspendre NUMÉRO CAUSE
        [lift] !lever-suspension NUMÉRO
        [pressure] !pression
        [concerns] !inquiétudes
        [concern] !inquiétude NUMÉRO MOTS
        [support] !soutenir NUMÉRO
        [unsupport] !ne-plus-soutenir NUMÉRO
        [withdraw-concern] !retirer-inquiétude NUMÉRO
        [ask] !demander NUMÉRO MOTS
        [harm] !dommage NUMÉRO
        [absent] !absents
        [plan] !plan JOUR MOTS
        [waive] !passer-outre MOTS
        [temperature] !température NUMÉRO
        [lean] !pencher RÉPONSE
        [check] !vérifier
        [receipt] !reçu NUMÉRO
       *[withdraw-ballot] !retirer-vote
    }
help-heading = Voici ce que vous pouvez écrire au robot :
help-line = { $usage } – { $what }
help-hint = Pour en savoir plus sur une commande, envoyez par exemple : !aide voter
help-short =
    { $command ->
        [help] voir cette liste
        [join] devenir membre
        [apply] demander à entrer dans une communauté où les membres se portent garants
        [vouch] se porter garant de quelqu’un qui demande à entrer
        [unvouch] revenir là-dessus
        [agree] en tant que responsable, accepter que quelqu’un entre
        [link] relier ce compte à votre place de membre
        [language] choisir votre langue
        [proposals] voir les propositions en cours
        [terms] lire les conditions d’une proposition
        [vote] voter, ou changer votre vote
        [delegate] laisser un autre membre voter pour vous
        [undelegate] voter de nouveau vous-même
        [constituencies] voir les collèges, et ceux dont vous êtes
        [belong] dire que vous êtes d’un collège
        [not-belong] dire que vous n’en êtes plus
        [object] faire objection à des conditions à cause d’un dommage
        [withdraw-objection] retirer votre objection
        [leave] quitter la communauté
        [nominate] présenter un intermédiaire
        [trust] dire que vous faites confiance à un intermédiaire pour parler en votre nom
        [untrust] revenir là-dessus
        [petitions] voir sur quoi vous pouvez demander un vote
        [sign] demander un vote en signant
        [unsign] retirer votre signature
        [agreements] voir les accords en vigueur ou suspendus
        [suspend] pour les responsables : arrêter aussitôt tout usage au titre d’un accord
        [lift] pour les responsables : laisser un accord suspendu se poursuivre
        [pressure] signaler que l’on fait pression sur vous
        [concerns] voir ce qui inquiète des membres dans une proposition
        [concern] dire ce qui vous inquiète dans une proposition
        [support] soutenir une inquiétude
        [unsupport] ne plus soutenir une inquiétude
        [withdraw-concern] retirer votre propre inquiétude
        [ask] demander quelque chose à l’organisation sur une proposition
        [harm] nommer un dommage qu’une proposition pourrait causer
        [absent] voir qui n’est pas là avant un vote
        [plan] pour les responsables : dire comment joindre ceux qui ne sont pas là
        [waive] pour les responsables : dire pourquoi un vote a lieu sans eux
        [temperature] demander de quel côté penchent les membres, avant tout vote
        [lean] dire de quel côté vous penchez, en privé
        [check] voir si les conditions sont claires
        [receipt] obtenir le reçu qui montre que votre vote a compté
       *[withdraw-ballot] retirer votre vote
    }
help-more =
    { $command ->
        [help] Montre ce que vous pouvez écrire au robot. Suivie du nom d’une commande, montre comment l’utiliser.
        [join] Une personne responsable de la communauté vous donne l’invitation. Elle sert une seule fois. Personne ici ne demande votre nom, votre adresse électronique ou votre numéro de téléphone.
        [apply] COMMUNAUTÉ est son nom court. Vous recevez un code. Donnez-le à des membres qui vous connaissent : il leur sert à se porter garants de vous. Personne d’autre ne voit que vous demandez.
        [vouch] CODE est celui que vous a donné quelqu’un qui demande à entrer. Ne répondez que de personnes que vous connaissez. Personne n’apprend qui s’est porté garant, pas même elles. On peut répondre de trois personnes à la fois.
        [unvouch] CODE est le même que pour !parrainer. C’est possible jusqu’à ce que la personne soit entrée.
        [agree] Pour les responsables, là où la charte demande aussi leur parole. CODE est celui que vous a donné quelqu’un qui demande à entrer.
        [link] Pour les personnes déjà membres : Ownaccord vous donne le code. Il sert une seule fois, et peu de temps.
        [language] Le robot écrit en français, en arabe et en anglais. Par exemple : !langue arabe
        [proposals] Montre les propositions dont on parle ou sur lesquelles on vote, chacune avec son numéro.
        [terms] Montre en mots simples ce qui est demandé, et ce qui se passe si la réponse est non. Le numéro est celui de la liste des propositions.
        [vote]
            Réponses pour des conditions : consentir, refuser, renvoyer, s’abstenir. Réponses pour une charte ou un mandat : pour, contre, s’abstenir.
            Jusqu’à la clôture, vous pouvez changer de réponse ; la dernière compte. Un « non » se passe de raison et ne coûte rien.
            Entre plusieurs candidats : leurs numéros du meilleur au dernier, !voter 2>1>aucun, ou tous ceux que vous pourriez accepter, !voter 1,3.
            Si plusieurs votes sont ouverts, mettez d’abord le numéro : !voter 1 RÉPONSE. Le numéro 1 est celui qui s’est ouvert en premier.
        [delegate]
            MEMBRE est le compte Matrix d’un membre, par exemple @noor:example.org, ou « personne ». Cela vaut pour le vote ouvert.
            Vous pouvez dire ensuite pour quoi cela vaut : tout, charte, mandat, consentement, retrait, ou le numéro d’un vote : !deleguer @noor:example.org tout
            Votre propre vote passe toujours avant. Sans MEMBRE, montre qui vote pour vous maintenant.
        [undelegate] Ce que vous avez dit avec !deleguer ne vaut plus. Le second mot est le même : !ne-plus-deleguer tout
        [constituencies] Vous seul·e voyez de quels collèges vous êtes.
        [belong] NOM est le nom court dans la liste des collèges, ou son numéro. Cela compte dans les votes qui s’ouvrent à partir de maintenant. Personne ne vous demande de preuve, et personne d’autre ne le voit.
        [not-belong] Cela compte dans les votes qui s’ouvrent à partir de maintenant.
        [object]
            DOMMAGE est son numéro dans la liste des dommages, ou son code. Sans lui, vous voyez la liste. Selon certaines règles, les conditions repartent en négociation, ou il en faut davantage, quand assez de membres soutiennent un même dommage.
            Votre vote est autre chose : vous pouvez faire objection et voter comme vous voulez. Si plusieurs votes sont ouverts, mettez d’abord le numéro : !objecter 1 DOMMAGE
        [withdraw-objection] Jusqu’à la clôture. Les mots sont ceux de !objecter.
        [leave] COMMUNAUTÉ est son nom court ; sans lui, vous voyez les noms. Vous quittez la liste des membres aussitôt, et vos votes dans les scrutins ouverts ne comptent plus. Pour revenir, il faut une nouvelle invitation.
        [nominate] NOM est le nom court d’une organisation inscrite, par exemple bridge. Si une élection reçoit des candidatures, elle s’y présente ; sinon, les membres votent sur elle seule. Pour un autre mandat que l’habituel, présentez-la dans Ownaccord même.
        [trust] NOM est le nom court d’une organisation inscrite, par exemple bridge. Personne n’apprend que vous lui faites confiance ; le nombre des membres qui le font est montré à partir de cinq. Cela ne donne aucun mandat. Pour un seul sujet, dites-le dans Ownaccord même.
        [untrust] NOM est le nom court de l’organisation. Ce que vous avez dit dans Ownaccord même d’un seul sujet demeure.
        [petitions] Montre les mandats qui peuvent être révoqués, les consentements qui peuvent être retirés et les projets de charte, chacun avec son numéro, et si vous avez signé.
        [sign] NUMÉRO est celui de la liste des pétitions. Quand assez de membres ont signé, le vote s’ouvre de lui-même et personne ne peut l’empêcher.
        [unsign] NUMÉRO est celui de la liste des pétitions. Une fois que assez de membres ont signé, aucune signature n’est retirée.
        [agreements] Montre les accords en vigueur ou suspendus, chacun avec son numéro et son terme.
        [suspend] NUMÉRO est celui de la liste des accords. CAUSE est danger (cet usage met peut-être des personnes en danger), violation (des données ont peut-être été utilisées autrement que convenu), retard (une promesse est en retard) ou clé (une clé de l’organisme demandeur est peut-être en d’autres mains). La parole d’une seule personne responsable suffit, et dès cet instant plus rien ne peut être utilisé. Les membres apprennent pourquoi, personne n’apprend qui. Un autre responsable, ou une personne mandatée par la communauté, peut lever la suspension.
        [lift] NUMÉRO est celui de la liste des accords. Il faut une autre personne que celle qui a suspendu l’accord. Personne n’apprend qui a levé la suspension.
        [pressure] Si quelqu’un vous pousse ou vous menace pour que vous votiez d’une certaine façon, écrivez !pression. Quand assez de membres le signalent, le vote est suspendu. Personne n’apprend qui a signalé. Si plusieurs votes sont ouverts, mettez le numéro après : !pression 1. Avant l’ouverture d’un vote, écrivez !pression proposition 1 pour la première proposition : quand assez de membres le signalent, le vote ne s’ouvre pas avant que les responsables aient agi. Pour que deux responsables soient prévenus, nommez-les : !pression @noor:example.org @sami:example.org. Ils n’apprennent pas qui vous êtes, sauf si vous ajoutez : nommé
        [concerns] Montre les inquiétudes sur une proposition avec leurs réponses, et lesquelles vous soutenez. Si plusieurs propositions sont devant les membres, ajoutez le numéro : !inquiétudes 1
        [concern] NUMÉRO est celui d’un point, comme le montre !conditions ; 0 veut dire l’ensemble. Les membres lisent vos mots, pas qui les a écrits : n’écrivez rien qui dise qui vous êtes. Quand assez de membres la soutiennent, le vote attend une réponse. Si plusieurs propositions sont devant les membres, mettez devant le numéro de la proposition : !inquiétude 1.2 MOTS
        [support] NUMÉRO est celui de la liste des inquiétudes. Quand assez de membres en soutiennent une, le vote ne s’ouvre pas avant qu’elle ait une réponse. Personne n’apprend que vous la soutenez.
        [unsupport] NUMÉRO est celui de la liste des inquiétudes. Dès que assez de membres l’ont soutenue, elle reçoit une réponse dans tous les cas.
        [withdraw-concern] NUMÉRO est celui de la liste des inquiétudes. Dès que assez de membres la soutiennent, elle n’est plus à vous seul.
        [ask] NUMÉRO est celui d’un point, comme le montre !conditions ; 0 veut dire l’ensemble. Une personne mandatée transmet votre question à l’organisation en d’autres mots, et rapporte la réponse. Les membres lisent vos mots, pas qui les a écrits.
        [harm] NUMÉRO est celui de la liste des dommages ; sans lui, vous voyez la liste. Qui nomme le même dommage soutient la même inquiétude. Personne n’apprend qui l’a nommé. Si plusieurs propositions sont devant les membres, mettez devant le numéro de la proposition : !dommage 1.2
        [absent] Montre quels groupes de la charte sont à peine présents, quels textes manquent dans une langue, et ce que les responsables en ont dit. Si plusieurs propositions sont devant les membres, ajoutez le numéro : !absents 1
        [plan] JOUR est le jour avant lequel c’est fait, comme 2026-12-31. MOTS disent qui est joint et comment, dans chaque langue de la charte, chacune sur une ligne qui commence par son code. Cela vaut pour tout ce qui est ouvert. Si plusieurs propositions sont devant les membres, mettez le numéro devant : !plan 1 JOUR MOTS
        [waive] MOTS disent pourquoi le vote a lieu sans eux, dans chaque langue de la charte, chacune sur une ligne qui commence par son code. Cela vaut pour tout ce qui est ouvert. Si plusieurs propositions sont devant les membres, mettez le numéro devant : !passer-outre 1 MOTS
        [temperature] NUMÉRO est celui d’un point, comme le montre !conditions ; 0 veut dire l’ensemble. Sans lui, vous voyez les sondages qu’il y a eu. Un sondage n’engage personne. Personne n’apprend qui l’a demandé. Si plusieurs propositions sont devant les membres, mettez devant le numéro de la proposition : !température 1.2
        [lean] RÉPONSE est proche, indécis ou loin. Vous pouvez changer d’avis jusqu’à la fin du sondage. Personne n’apprend de quel côté vous penchez ; seuls les membres voient des chiffres, et jamais de petits. Si plusieurs propositions sont devant les membres, mettez le numéro devant : !pencher 1 proche
        [check] Deux ou trois questions sur les conditions. Avec le numéro d’une réponse pour chacune, vous apprenez ce qui est juste : !vérifier 2 1 3. Personne ne voit vos réponses. Si plusieurs propositions sont devant les membres, mettez devant le premier le numéro de la proposition : !vérifier 1.2 1 3
        [receipt] Montre que votre vote a été compté, et jamais ce que vous avez répondu. Sans NUMÉRO, il s’agit de votre dernier vote ; 2 est le vote d’avant. Tant qu’un vote est ouvert, vous apprenez que votre vote est enregistré. Personne ne peut prouver à qui que ce soit ce que vous avez répondu, et personne ne devrait vous le demander.
       *[withdraw-ballot]
            Retire votre vote, comme si vous n’aviez pas voté. Jusqu’à la clôture, vous pouvez voter à nouveau.
            Effacer votre message ne suffit pas : cela ne change aucun vote.
    }

## Refus : ce qui n’est pas possible, et que faire

refusal-actor-sign-in-needed = Votre identité n’est pas établie, ou votre jeton n’est plus valable.
    .remedy = Envoyez un jeton valable. Si le vôtre a expiré, demandez-en un autre.
refusal-actor-not-a-member = Seuls les membres de cette communauté peuvent faire cela.
    .remedy = Demandez une invitation à une personne responsable de la communauté.
refusal-actor-not-a-steward = Seules les personnes responsables de la communauté peuvent faire cela.
    .remedy = Adressez-vous à l’une d’elles.
refusal-actor-not-the-requester = Seul l’organisme qui a fait la demande peut faire cela.
    .remedy = Utilisez le jeton de l’un de ses contacts.
refusal-actor-role-needed =
    { $role ->
        [administrator] Il faut pour cela administrer les affaires de votre organisme, qui ne vous en a pas chargé.
        [negotiator] Il faut pour cela négocier pour votre organisme, qui ne vous en a pas chargé.
       *[signatory] Votre organisme ne vous a pas donné le droit de signer pour lui.
    }
    .remedy = Adressez-vous à l’une des personnes qui l’administrent.
refusal-actor-not-the-intermediary = Seule une personne qui agit pour cet intermédiaire peut faire cela.
    .remedy = Utilisez le jeton de l’une de ces personnes.
refusal-actor-wrong-token = Ce jeton sert à autre chose.
    .remedy = Utilisez le jeton reçu pour cette étape.
refusal-not-found =
    { $what ->
        [community] Cette communauté n’existe pas, ou vous ne pouvez pas la voir.
        [charter] Cette charte n’existe pas, ou vous ne pouvez pas la voir.
        [member] Ce membre n’existe pas, ou vous ne pouvez pas le voir.
        [invitation] Cette invitation n’existe pas, ou vous ne pouvez pas la voir.
        [intermediary] Cet intermédiaire n’existe pas, ou vous ne pouvez pas le voir.
        [requester] Cet organisme demandeur n’existe pas, ou vous ne pouvez pas le voir.
        [mandate] Ce mandat n’existe pas, ou vous ne pouvez pas le voir.
        [petition] Il n’y a pas de pétition de ce numéro, ou elle est terminée.
        [concern] Il n’y a pas d’inquiétude de ce numéro, ou vous ne pouvez pas la voir.
        [question] Il n’y a pas de question de ce numéro, ou vous ne pouvez pas la voir.
        [temperature] Il n’y a pas de sondage de ce numéro, ou vous ne pouvez pas le voir.
        [webhook] Ce webhook n’existe pas, ou vous ne pouvez pas le voir.
        [proposal] Cette proposition n’existe pas, ou vous ne pouvez pas la voir.
        [offer] Cette offre n’existe pas, ou vous ne pouvez pas la voir.
        [vote] Ce vote n’existe pas, ou vous ne pouvez pas le voir.
        [decision] Cette décision n’existe pas, ou vous ne pouvez pas la voir.
        [holder] Personne n’est enregistré ici sous cet identifiant.
        [agreement] Cet accord n’existe pas, ou vous ne pouvez pas le voir.
       *[other] Cela n’existe pas, ou vous ne pouvez pas le voir.
    }
    .remedy = Vérifiez le nom, le numéro ou l’identifiant.
refusal-idempotency-key-reused = Cette clé a déjà servi pour une autre commande.
    .remedy = Prenez une nouvelle clé pour chaque nouvelle commande. N’en reprenez une que pour répéter exactement la même.
refusal-busy = D’autres personnes modifiaient la même chose à cet instant. Rien n’a été fait.
    .remedy = Merci de réessayer dans un instant.

refusal-input-malformed =
    { $shape ->
        [handle] Ce nom court ne peut pas être utilisé.
        [duration] Ce n’est pas une durée.
        [day] Ce n’est pas un jour du calendrier.
        [moment] Ce n’est pas une date avec une heure.
        [id] Ce n’est pas un identifiant.
        [digest] Ce n’est pas une empreinte.
        [mail] Ce n’est pas une adresse de courrier d’un organisme.
        [address] Ce n’est pas une adresse sur le web.
        [json] Ce n’est pas du JSON.
        [share] Ce n’est pas une fraction.
        [scope] Indiquez un vote ou une sorte de décision, pas les deux.
       *[other] Ce n’est pas écrit d’une façon que nous pouvons lire.
    }
    .remedy =
        { $shape ->
            [handle] Utilisez de 3 à 40 lettres minuscules de a à z, chiffres et traits d’union isolés. Commencez par une lettre.
            [duration] Écrivez par exemple P7D pour 7 jours, ou PT2H pour 2 heures.
            [day] Écrivez l’année, le mois et le jour, par exemple 2027-01-31.
            [moment] Écrivez par exemple 2027-01-31T18:00:00Z.
            [id] Copiez l’identifiant exactement tel que vous l’avez reçu.
            [digest] Copiez l’empreinte exactement telle que vous l’avez reçue.
            [mail] Écrivez par exemple office@example.org.
            [address] Donnez l’adresse entière. Elle commence par https://.
            [json] Envoyez le message en JSON.
            [share] Écrivez par exemple 1/10 : plus que rien, au plus tout, avec des nombres entiers jusqu’à 1000.
            [scope] Nommez un vote, une sorte de décision, ou aucun des deux pour tous les votes.
           *[other] Vérifiez comment c’est écrit, puis renvoyez-le.
        }
refusal-input-empty = Il manque quelque chose ici.
    .remedy = Merci de le remplir.
refusal-input-too-long =
    { $most ->
        [one] C’est trop long : { $most } caractère au plus.
       *[other] C’est trop long : { $most } caractères au plus.
    }
    .remedy = Merci de le dire en moins de mots.
refusal-input-too-many =
    { $most ->
        [one] C’est trop : { $most } seule entrée est possible ici.
       *[other] C’est trop : { $most } entrées au plus sont possibles ici.
    }
    .remedy = Merci d’en retirer.
refusal-input-unknown-code =
    { $kind ->
        [stage] « { $value } » n’est pas dans la liste des étapes du parcours.
        [reason] « { $value } » n’est pas dans la liste des raisons de partir.
        [data] « { $value } » n’est pas dans la liste des catégories de données.
        [purpose] « { $value } » n’est pas dans la liste des finalités.
        [technology] « { $value } » n’est pas dans la liste des technologies.
        [recipient] « { $value } » n’est pas dans la liste des types de destinataires.
        [harm] « { $value } » n’est pas dans la liste des préjudices.
        [benefit] « { $value } » n’est pas dans la liste des bienfaits.
        [scale] « { $value } » n’est pas dans la liste des échelles d’institution.
        [basis] « { $value } » n’est pas dans la liste des bases légales.
       *[condition] « { $value } » n’est pas dans la liste des garanties d’un libre choix.
    }
    .remedy = Choisissez un code de cette liste, exactement comme il y figure.
refusal-input-unknown-place = « { $value } » n’est pas un lieu que nous connaissons.
    .remedy = Utilisez un code ISO 3166, par exemple GR pour la Grèce ou DE-BE pour Berlin.
refusal-input-unknown-language = « { $value } » n’est pas une langue que nous connaissons.
    .remedy = Utilisez un code de langue, par exemple ar, en, fr ou fa-AF.
refusal-input-language-missing = Le texte manque dans une langue : { $language }.
    .remedy = Merci de l’ajouter : des membres lisent dans cette langue.
refusal-input-duplicate = « { $value } » figure deux fois ici.
    .remedy = Merci de ne le garder qu’une fois.
refusal-input-handle-taken = Le nom court « { $handle } » est déjà pris.
    .remedy = Merci d’en choisir un autre.

refusal-requester-services-unchanged = Ce sont les services déjà déclarés.
    .remedy = Il n’y a rien à faire.
refusal-requester-services-not-declared = Votre organisme n’a pas dit quels services il rend.
    .remedy = Déclarez-les d’abord, même s’il n’y en a aucun. Les membres veulent voir s’ils dépendent de celui qui demande.
refusal-requester-mail-domain-not-proven = Seuls peuvent s’adresser à cette communauté les organismes qui ont montré où ils reçoivent leur courrier.
    .remedy = Faites envoyer un lien à une adresse de votre organisme, ouvrez-le, puis demandez de nouveau.
refusal-requester-anybodys-mail = N’importe qui peut avoir une adresse chez { $domain }.
    .remedy = Utilisez une adresse du domaine de votre organisme.
refusal-requester-too-many-mails = Trois lettres ont été envoyées en un jour. C’est le plus possible.
    .remedy = Vous pouvez en faire envoyer une autre à partir du { $again_at }.
refusal-requester-link-expired = Ce lien ne marche pas, ou plus.
    .remedy = Un lien marche une fois, pendant un jour, et seul le dernier compte. Qui l’a demandé peut en faire envoyer un autre.
refusal-requester-no-mail = Cette instance n’envoie pas de courrier.
    .remedy = Demandez à son exploitant d’y pourvoir.
refusal-requester-last-administrator = Il ne resterait personne pour inviter des contacts et créer des jetons.
    .remedy = Donnez d’abord ce rôle à quelqu’un d’autre.
refusal-token-scopes-mixed = Un même jeton ne peut pas servir à un connecteur et à qui détient les données.
    .remedy = Créez deux jetons.

refusal-charter-unknown-template = Il n’y a pas de modèle de charte nommé « { $value } ».
    .remedy = Utilisez le modèle « settled-association ».
refusal-charter-rule-missing = À un niveau de risque au moins, la charte n’a pas de règle pour { votes-on }.
    .remedy = Ajoutez la règle qui manque, ou une règle pour tous les niveaux de risque.
refusal-charter-rule-twice = La charte a deux règles pour { votes-on } au même niveau de risque. L’autre : { $clause }.
    .remedy = N’en gardez qu’une.
refusal-charter-rule-unreadable = « { $notation } » n’est pas une règle que nous pouvons lire.
    .remedy = Écrivez-la ainsi : consent: 2/3 of cast; approval quorum 1/4 of roll
refusal-charter-rule-wrong-choice = La règle compte une réponse qui n’existe pas pour { votes-on }.
    .remedy =
        { $kind ->
            [consent] Commencez la règle par « consent: ».
           *[other] Commencez la règle par « for: ».
        }
refusal-charter-unknown-constituency = La charte n’a pas de collège « { $value } ».
    .remedy = Prenez le nom court d’un collège que la charte nomme.
refusal-charter-cap-without-delegation = Une limite est fixée à ce qu’une personne déléguée peut porter, mais cette règle ne permet pas de déléguer.
    .remedy = Permettez la délégation, ou retirez la limite.
refusal-charter-threshold-too-low = Avec la règle « { $notation } », une question et son contraire pourraient tous deux être adoptés.
    .remedy = Demandez plus de la moitié.
refusal-charter-looser-at-higher-risk = Pour { votes-on }, la charte est moins exigeante à risque { $higher } qu’à risque { $lower }. L’autre règle : { $clause }.
    .remedy = Au risque le plus haut, demandez au moins autant de voix, de temps, de secret et de preuve.
refusal-charter-looser-in-crisis = Pour { votes-on } à risque { $risk }, la règle prévue pour une crise est moins exigeante que la règle habituelle. La règle habituelle : { $clause }.
    .remedy = En cas de crise, demandez au moins autant de voix, de temps, de secret et de preuve.
refusal-charter-looser-than-parent = Pour { votes-on } à risque { $risk }, la charte est moins exigeante que celle de la communauté mère.
    .remedy = Demandez au moins autant de voix, de temps, de secret et de preuve que la communauté mère.
refusal-charter-parent-condition-missing = La communauté mère a une garantie d’un libre choix qui manque ici : { $condition }.
    .remedy = Ajoutez { $condition_code } aux garanties.
refusal-charter-reports-seldomer-than-parent = La communauté mère demande aux intermédiaires de rendre compte plus souvent. Durée la plus longue entre deux comptes rendus : { $most }.
    .remedy = Demandez des comptes rendus au moins aussi souvent.
refusal-charter-proof-not-asked = La communauté parente demande aux demandeurs de prouver leur domaine de courrier.
    .remedy = Demandez-le aussi.
refusal-crisis-no-clause = La charte de cette communauté ne dit rien d’une crise.
    .remedy = Les membres peuvent ajouter une clause de crise à la charte par un vote.
refusal-crisis-in-force = Une crise est déjà en vigueur.
    .remedy = Il n’y a rien à faire. Elle prend fin d’elle-même, ou deux personnes responsables y mettent fin.
refusal-crisis-none = Aucune crise n’est en vigueur.
    .remedy = Il n’y a rien à terminer.
refusal-crisis-other-steward-needed = Vous l’avez déjà demandé. Une deuxième personne responsable doit le confirmer.
    .remedy = Adressez-vous à une autre personne responsable de la communauté.
refusal-charter-time-missing = Cette durée est nulle.
    .remedy = Donnez une durée, par exemple P7D pour 7 jours.
refusal-charter-time-too-long = C’est trop long. Durée la plus longue possible ici : { $most }.
    .remedy = Choisissez une durée plus courte.
refusal-charter-outlasts-term = C’est plus long que ce dans quoi cela s’inscrit. La durée la plus longue, selon { $clause } : { $most }.
    .remedy = Choisissez une durée plus courte, ou allongez { $clause }.
refusal-charter-never-reached = La règle « { $notation } » demande plus que tout le monde : rien ne pourrait jamais être adopté.
    .remedy = Demandez au plus le tout : 1/1.
refusal-charter-red-line-forbids-all = La ligne rouge « { $line } » interdit tout ce à quoi les membres pourraient jamais consentir ; aucune règle de consentement ne servirait. Ces règles : { $clause }.
    .remedy = Dites plus précisément ce qui ne doit pas être.
refusal-charter-red-line-forbids-condition = La ligne rouge « { $line } » interdit ce qu’il faut pour l’une des garanties d’un libre choix : { $condition }. La garantie : { $clause }.
    .remedy = Précisez la ligne, ou retirez la garantie.
refusal-charter-red-line-twice = La ligne rouge « { $line } » interdit la même chose qu’une autre : { $clause }.
    .remedy = N’en gardez qu’une.
refusal-charter-red-line-empty = La ligne rouge « { $line } » ne nomme rien, et interdirait donc tout.
    .remedy = Nommez au moins une finalité, une catégorie de données, un type de destinataire, une technologie ou un lieu.
refusal-charter-petition-share-too-high = Cette part des membres inscrits dépasse la moitié : un petit nombre ne pourrait jamais se faire entendre.
    .remedy = Demandez au plus 1/2.
refusal-charter-share-above-parent = Cette part des membres inscrits dépasse celle de la communauté mère : { $most }.
    .remedy = Demandez au plus { $most }.
refusal-charter-sentence-limit = La limite de longueur des phrases se situe entre { $least } et { $most } mots.
    .remedy = Prenez un nombre entre les deux.
refusal-charter-burden-limit = La limite du temps des membres se situe entre { $least } et { $most } minutes en 30 jours.
    .remedy = Prenez un nombre entre les deux, ou ne fixez pas de limite.
refusal-charter-burden-above-parent = Ici, on pourrait demander aux membres plus de temps que dans la communauté mère. Le maximum là-bas : { $most } minutes en 30 jours.
    .remedy = Fixez une limite qui ne soit pas plus haute.
refusal-charter-burden-above-usual = En temps de crise, on pourrait demander aux membres plus de temps que d’habitude. Le maximum, selon { $clause } : { $most } minutes en 30 jours.
    .remedy = Fixez une limite plus basse pour la crise, ou plus haute dans { $clause }.
refusal-charter-harder-than-parent = Dans cette langue, les textes pourraient être plus difficiles à lire ici que dans la communauté mère : { $language }.
    .remedy = N’autorisez ni phrases plus longues ni plus de mots rares que la communauté mère.
refusal-charter-not-open = Cette charte ne peut pas être mise au vote maintenant.
    .remedy = Voyez où elle en est : elle est peut-être déjà devant les membres, ou décidée.
refusal-charter-outdated = Ce projet modifie une charte qui n’est plus en vigueur.
    .remedy = Rédigez-le de nouveau à partir de la charte en vigueur.
refusal-charter-unchanged = Ce projet ne change rien.
    .remedy = Donnez au moins une partie qui doit être différente.
refusal-charter-too-many-drafts = { $most } projets de charte attendent déjà un vote.
    .remedy = Signez pour l’un d’eux, ou attendez que l’un soit mis au vote.
refusal-charter-other-voted-on = Les membres votent sur une autre version de la charte.
    .remedy = Attendez la fin de ce vote.
refusal-charter-none-in-force = Cette communauté n’a pas encore adopté de charte.
    .remedy = Les membres adoptent d’abord la charte par un vote.
refusal-charter-no-choosing-rule = La charte ne dit pas comment les membres choisissent entre plusieurs intermédiaires.
    .remedy = Les membres adoptent d’abord une charte qui le dit.

refusal-invitation-invalid = Cette invitation n’est pas valable. Elle est peut-être mal copiée, déjà utilisée ou trop ancienne.
    .remedy = Vérifiez-la, ou demandez-en une autre à une personne responsable de la communauté.
refusal-link-code-invalid = Ce code n’est pas valable. Il est peut-être mal copié, déjà utilisé ou trop ancien.
    .remedy = Vérifiez-le, ou prenez un nouveau code et envoyez-le sans attendre.
refusal-link-already-linked = Ce compte représente déjà un membre de la communauté.
    .remedy = Il n’y a rien d’autre à faire. Si cela ne vient pas de vous, dites-le à une personne responsable de la communauté.
refusal-charter-no-steward = Une charte demande au moins un responsable.
    .remedy = Indiquez un nombre à partir de un.
refusal-charter-vouches-outside = Le nombre de membres qui doivent se porter garants va de { $least } à { $most }.
    .remedy = Indiquez un nombre entre les deux.
refusal-charter-nobody-vouches = Ceci dit comment les membres se portent garants, mais ce sont les responsables qui invitent.
    .remedy = Retirez-le, ou choisissez que les membres se portent garants.
refusal-roll-too-few-stewards = Deux responsables agissent ici. La charte fait attendre tant qu’il y en a moins de { $least }.
    .remedy = Nommez d’abord un autre membre responsable.
refusal-admission-by-invitation = Dans cette communauté, les membres ne se portent pas garants.
    .remedy = Demandez une invitation à une ou un responsable.
refusal-admission-by-vouching = Ici, les responsables n’invitent pas. { $vouches } membres se portent garants de qui entre.
    .remedy = Qui veut entrer écrit !demander-adhesion et le nom de la communauté, et donne le code à des membres qui le connaissent.
refusal-application-unknown = Personne ne demande à entrer avec ce code. Peut-être est-il mal écrit ou trop ancien, ou la personne est déjà entrée.
    .remedy = Vérifiez-le, ou redemandez-lui le code.
refusal-application-too-many = Beaucoup de gens demandent à entrer en même temps.
    .remedy = Réessayez dans quelques jours, ou parlez à une ou un responsable.
refusal-application-no-steward-asked = La charte ne demande pas la parole d’un responsable. Les membres se portent garants.
    .remedy = Si vous connaissez la personne, portez-vous garant en tant que membre.
refusal-vouch-already = Cette parole est déjà donnée. Il ne manque rien.
    .remedy = Il n’y a rien à faire. Pour la retirer, écrivez !ne-plus-parrainer et le code.
refusal-vouch-none-to-take-back = Vous n’avez donné pour ce code aucune parole à retirer.
    .remedy = S’il s’agit de quelqu’un d’autre, vérifiez le code.
refusal-vouch-too-many = Vous répondez de { $most } personnes qui ne sont pas encore entrées. On ne peut répondre de plus à la fois.
    .remedy = Retirez une parole, ou attendez qu’une d’elles soit entrée.
refusal-vouch-not-yet = Vous n’êtes pas membre depuis assez longtemps pour vous porter garant. Vous le pourrez à partir du { $from }.
    .remedy = Quelqu’un qui est membre depuis plus longtemps peut le faire dès maintenant.
refusal-steward-already = Ce membre est déjà responsable.
    .remedy = Il n’y a rien à faire.
refusal-steward-is-none = Ce membre n’est pas responsable.
    .remedy = Vérifiez de quel membre il s’agit.
refusal-steward-too-many = Il y a { $most } responsables, et la charte n’en permet pas plus.
    .remedy = Un responsable quitte d’abord sa charge, ou les membres changent la charte.
refusal-roll-last-steward = Vous êtes la dernière personne responsable de la communauté. Sans vous, plus personne ne pourrait y admettre de membres.
    .remedy = Laissez d’abord un autre membre prendre cette responsabilité.
refusal-roll-steward-stays = Une personne responsable n’est pas retirée par une autre.
    .remedy = Deux autres peuvent d’abord mettre fin à sa charge. Elle peut aussi partir d’elle-même.

refusal-mandate-already-nominated = Cet intermédiaire est déjà proposé, ou a déjà un mandat.
    .remedy = Attendez que ce soit décidé ou terminé.
refusal-mandate-not-open = Ce mandat ne peut pas être mis au vote maintenant.
    .remedy = Voyez où il en est : il est peut-être déjà devant les membres, ou décidé.
refusal-mandate-term-too-long = La durée dépasse ce que permet la charte. La plus longue : { $most }.
    .remedy = Choisissez une durée plus courte.
refusal-mandate-none-active = L’intermédiaire n’a pas de mandat de cette communauté en ce moment.
    .remedy = Les membres accordent d’abord un mandat par un vote.
refusal-mandate-suspended = Ce mandat est suspendu : l’intermédiaire a déclaré d’autres intérêts.
    .remedy = Attendez que les responsables confirment le mandat, ou les membres par un vote.
refusal-mandate-not-suspended = Ce mandat n’est pas suspendu.
    .remedy = Il n’y a rien à faire.
refusal-mandate-not-held = Ce mandat n’est pas en vigueur : il n’y a rien à rendre.
    .remedy = Voyez où il en est.
refusal-interests-unchanged = Ce sont les intérêts déjà déclarés.
    .remedy = Changez quelque chose, ou laissez-les tels quels.
refusal-mandate-reports-too-seldom = La charte demande des comptes rendus plus fréquents. Durée la plus longue entre deux : { $most }.
    .remedy = Demandez des comptes rendus au moins aussi souvent.
refusal-mandate-report-given = Le compte rendu pour la prochaine échéance a été donné.
    .remedy = Le suivant peut être donné à partir du { $next }.
refusal-mandate-outside-scope = Le mandat ne couvre pas ceci : { $value }.
    .remedy = Retirez-le, ou demandez aux membres un mandat plus large.
refusal-mandate-members-not-asked = Le mandat demande de consulter d’abord les membres sur ce point : « { $text } »
    .remedy = Consultez les membres sur le point « { $point } », puis notez ce que cela a donné.
refusal-mandate-members-asked-already = Les membres ont déjà été consultés à ce sujet.
    .remedy = Voyez ce que cela a donné, ou notez-le.
refusal-mandate-members-still-asked = La consultation des membres est encore en cours.
    .remedy = Ce qu’elle a donné peut être noté à partir du { $until }.
refusal-mandate-point-not-touched = Les dernières conditions ne touchent à aucun point de ce nom dans le mandat.
    .remedy = Voyez à quels points touche la dernière offre.
refusal-mandate-act-not-allowed =
    { $act ->
        [negotiate] Le mandat ne permet pas à l’intermédiaire de négocier.
       *[recommend] Le mandat ne permet pas à l’intermédiaire de faire des recommandations.
    }
    .remedy = Demandez aux membres un mandat plus large.
refusal-election-nominations-over = On ne peut plus proposer personne : le délai a pris fin le { $ended }.
    .remedy = Attendez la prochaine élection, ou proposez un intermédiaire pour un mandat à part.
refusal-election-not-open = Cette élection ne peut pas être mise au vote maintenant.
    .remedy = Voyez où elle en est : elle est peut-être déjà devant les membres, ou décidée, ou personne ne s’y présente.

refusal-terms-red-line-crossed = Les conditions franchissent une ligne rouge : « { $text } »
    .remedy = Changez les conditions pour qu’elles ne franchissent plus la ligne rouge « { $line } ».
refusal-terms-risk-unanswered = Les conditions touchent à un risque et n’y répondent pas : { $harm }.
    .remedy = Sous « risks », dites ce que vous faites pour l’éviter. Son code est { $harm_code }.
refusal-terms-assessment-missing = Ce que vous demandez présente un risque { $risk ->
        [severe] extrême
       *[other] élevé
    }, et il manque une étude de ce que cela peut faire aux personnes.
    .remedy = Faites cette étude, publiez-la là où on peut la lire, puis donnez son adresse et son empreinte.
refusal-terms-sentence-too-long = Une phrase est trop longue. Langue : { $language }. Mots dans la phrase la plus longue : { $words } ; permis : { $most } ; en moyenne dans ce texte : { $mean }.
    .remedy = Coupez-la en deux ou trois phrases, avec une idée dans chacune.
refusal-terms-words-too-rare = Trop de mots sont connus de peu de gens. Langue : { $language }. Mots rares : { $rare } sur { $of } ; permis : { $most }. Par exemple : { $words }.
    .remedy = Dites-le avec les mots de tous les jours, comme à un voisin.
refusal-terms-take-too-long = Ces conditions demandent { $minutes } minutes à chaque membre, dont { $reading } rien que pour lire. La charte en permet { $most } en 30 jours : elles ne pourraient jamais être soumises aux membres.
    .remedy = Raccourcissez les textes, et laissez de côté ou demandez à part ce qui ne doit pas se décider ensemble.
refusal-terms-condition-unattested = Une garantie d’un libre choix n’est pas confirmée : { $condition }.
    .remedy = Si elle est remplie, ajoutez { $condition_code } sous « conditions ».
refusal-terms-promise-due-outside-term = L’engagement est prévu pour le { $due }, hors de la durée de l’accord.
    .remedy = Choisissez un jour pendant la durée de l’accord.
refusal-terms-kept-too-long = Les données seraient gardées plus longtemps que ne le permet la charte. Durée la plus longue : { $most }.
    .remedy = Gardez les données moins longtemps.
refusal-terms-place-outside-charter = Le lieu « { $value } » est hors des lieux de la charte.
    .remedy = Choisissez des lieux que la charte nomme.

refusal-proposal-wrong-stage =
    { $stage ->
        [returned] Ce n’est pas possible maintenant : la proposition a été rendue à l’organisme demandeur, avec la liste de ce qui manque.
        [submitted] Ce n’est pas possible maintenant : la proposition attend la première réponse de la communauté.
        [negotiating] Ce n’est pas possible maintenant : les conditions sont en négociation.
        [tabled] Ce n’est pas possible maintenant : les conditions sont fixées, et les membres en parlent.
        [voting] Ce n’est pas possible maintenant : les membres sont en train de voter.
        [consented] Ce n’est plus possible : les membres ont consenti.
        [refused] Ce n’est plus possible : les membres ont refusé.
        [sent-back] Ce n’est pas possible maintenant : les membres ont renvoyé les conditions à la négociation.
        [lapsed] Ce n’est plus possible : la participation au vote n’a pas suffi.
        [timed-out] Ce n’est plus possible : une offre est restée sans réponse dans le délai.
       *[withdrawn] Ce n’est plus possible : l’organisme demandeur a retiré la proposition.
    }
    .remedy = Voyez où en est la proposition et ce qui vient ensuite.
refusal-proposal-not-your-turn = La dernière offre vient de votre côté.
    .remedy = Attendez la réponse de l’autre côté.
refusal-proposal-not-the-latest-offer = Cette offre n’est plus la dernière.
    .remedy = Lisez l’offre numéro { $latest } et répondez à celle-là.
refusal-proposal-not-sent-back = La demande nommée n’est pas une des vôtres que les membres de cette communauté ont renvoyée.
    .remedy = Nommez la demande qui a été renvoyée, ou n’en nommez aucune et demandez à nouveau.
refusal-dataspace-not-in-this-state = La négociation est dans l’état { $state }, où ce message n’est pas permis.
    .remedy = Demandez où en est la négociation, puis envoyez ce que son état permet.
refusal-dataspace-unknown-offer = Il n’y a pas d’offre avec cet identifiant.
    .remedy = Prenez l’identifiant de l’offre dans le catalogue, ou dans la dernière offre reçue.
refusal-dataspace-unknown-dataset = Il n’y a pas de jeu de données avec cet identifiant.
    .remedy = Prenez l’identifiant du jeu de données dans le catalogue.
refusal-dataspace-other-message = Ici, il faut autre chose : { $wanted }.
    .remedy = Envoyez un message de ce type, dans la forme du Dataspace Protocol 2025-1.
refusal-dataspace-other-process = Le message nomme une autre négociation que celle à laquelle il a été envoyé.
    .remedy = Utilisez les deux identifiants reçus au début de la négociation.
refusal-address-not-reachable = Ce serveur n’envoie pas de messages à cette adresse.
    .remedy = Donnez une adresse https de l’internet public, sans nom d’utilisateur et sans « # ».
refusal-dataspace-unknown-part = Ceci dit une chose qui n’a pas de place dans les conditions : { $value }.
    .remedy = Retirez-la, ou dites-la comme le montre le manuel des connecteurs.
refusal-dataspace-outside-dataset = { $value } n’est pas dans le jeu de données de cette offre.
    .remedy = Demandez ce qui s’y trouve, ou prenez l’offre d’un autre jeu de données.
refusal-proposal-nothing-changed = Ces conditions sont, mot pour mot, celles de l’offre précédente.
    .remedy = Changez quelque chose, ou acceptez l’offre.
refusal-proposal-queued = Les conditions sont convenues et attendent que les membres aient du temps pour elles. Rien n’est encore demandé à personne.
    .remedy = Attendez qu’elles soient devant les membres. Le bot l’annonce dans l’assemblée.
refusal-proposal-paused = Cette négociation est suspendue.
    .remedy = Attendez que quelqu’un la reprenne pour la communauté. Vous le verrez ici.
refusal-clarification-too-many = Trop de demandes de précision attendent déjà une réponse. Au plus : { $most }.
    .remedy = Attendez que l’autre partie ait répondu à certaines.
refusal-clarification-own = C’est votre côté qui a demandé cette précision.
    .remedy = Attendez la réponse de l’autre partie.
refusal-clarification-given = Cette précision a déjà été donnée.
    .remedy = Demandez encore si quelque chose n’est pas clair.
refusal-draft-changed = Quelqu’un d’autre a enregistré le brouillon entre-temps. Il en est à la version { $version }.
    .remedy = Lisez-la, puis modifiez ou proposez cette version.
refusal-proposal-not-paused = Cette négociation n’est pas suspendue.
    .remedy = Faites une offre, ou acceptez la dernière.

refusal-concern-no-such-clause = Il n’y a pas de point de ce numéro. Le dernier porte le numéro { $most }.
    .remedy = Voyez les numéros avec !conditions, ou parlez de l’ensemble : !inquiétude 0
refusal-concern-too-many = Vous avez exprimé sur ces conditions autant d’inquiétudes qu’un membre le peut : { $most }.
    .remedy = Soutenez celles des autres, ou retirez l’une des vôtres.
refusal-concern-already-supported = Vous soutenez déjà cette inquiétude.
    .remedy = Rien d’autre n’est nécessaire. Votre soutien compte.
refusal-concern-not-supported = Vous ne soutenez pas cette inquiétude.
    .remedy = Il n’y a rien à retirer.
refusal-concern-withdraw-instead = Cette inquiétude vient de vous : tant qu’elle existe, vous la soutenez.
    .remedy = Pour la retirer, envoyez !retirer-inquiétude et son numéro.
refusal-concern-not-yours = Seule la personne qui a exprimé une inquiétude peut la retirer.
    .remedy = Vous pouvez cesser de la soutenir avec !ne-plus-soutenir.
refusal-concern-reached = Assez de membres soutiennent cette inquiétude. Elle n’est plus à vous seul, et elle recevra une réponse.
    .remedy = Vous pouvez cesser de la soutenir avec !ne-plus-soutenir.
refusal-concern-over = Cette inquiétude a été retirée.
    .remedy = Vous pouvez en exprimer une vous-même.
refusal-vote-held-for-pressure = Le vote ne s’ouvre pas : des membres ont signalé des pressions.
    .remedy = Deux responsables disent ce qui a été fait (letVoteOpen), ou le temps prévu pour cela se termine.
refusal-vote-not-held-back = Rien que les responsables puissent lever ne retient ce vote.
    .remedy = Il n’y a rien à faire.
refusal-pressure-not-two-stewards = Les personnes à prévenir doivent être deux responsables de votre communauté, et pas vous-même.
    .remedy = Nommez-en deux différentes par leur compte, par exemple @noor:example.org. S’il n’y en a qu’une autre, nommez celle-là.
refusal-pressure-steward-not-reached = Le robot ne peut pas joindre une personne responsable que vous avez nommée.
    .remedy = Nommez-en une autre. Vous pouvez aussi signaler sans nommer personne.
refusal-vote-not-understood = Trop de ceux qui ont essayé les questions ont mal compris ces conditions. Il n’y a pas de vote.
    .remedy = Les conditions retournent à l’organisation, qui peut revenir avec de plus claires.
refusal-vote-concern-unanswered = Le vote ne peut pas encore s’ouvrir : ces inquiétudes n’ont pas de réponse : { $concerns }
    .remedy = L’organisation ou une personne mandatée y répond. Le vote s’ouvre alors de lui-même.
refusal-vote-deliberation-not-over = Les membres ont encore du temps pour en parler.
    .remedy = Le vote peut s’ouvrir à partir du { $until }.
refusal-vote-roll-empty = La liste électorale est encore vide : personne ne pourrait voter.
    .remedy = Invitez d’abord des membres.
refusal-vote-grade-unavailable =
    { $grade ->
        [signed] Pour cela, la charte demande des votes signés. Nous ne pouvons pas encore les recevoir.
       *[other] Pour cela, la charte demande une sorte de vote que nous ne pouvons pas encore recevoir.
    }
    .remedy = Les membres peuvent changer ce point de la charte par un vote.
refusal-vote-already-open = Un vote sur cette question est déjà ouvert.
    .remedy = Attendez son résultat.
refusal-vote-not-open-yet = Le vote n’est pas encore ouvert.
    .remedy = Il s’ouvre le { $opens }.
refusal-vote-over = Le vote s’est terminé le { $closed }.
    .remedy = Le résultat est acquis. Seul un nouveau vote peut le changer.
refusal-ballot-too-late = Le vote s’est terminé le { $closed }. Votre réponse est arrivée après et ne compte pas.
    .remedy = Si vous aviez déjà voté à temps, ce vote-là compte toujours.
refusal-ballot-not-on-the-roll = Vous ne pouvez pas voter ici : vous ne figuriez pas sur la liste électorale à l’ouverture de ce vote.
    .remedy = Les membres peuvent voter à tous les votes qui s’ouvrent après leur arrivée.
refusal-ballot-struck = Vous ne figurez plus sur la liste électorale ; votre vote ne compte donc pas.
    .remedy = Si cela vous semble une erreur, parlez-en à une personne responsable de la communauté.
refusal-ballot-no-such-choice = « { $value } » n’est pas l’une des réponses.
    .remedy = Choisissez l’une de celles-ci : { $choices }.
refusal-ballot-unreadable = Votre réponse n’a pas pu être lue.
    .remedy = Merci de répondre encore une fois.
refusal-ballot-misread =
    { $fault ->
        [empty] Votre réponse ne nomme personne.
        [too-long] Votre réponse est trop longue pour être lue.
        [gap] Dans votre réponse, il manque quelqu’un avant, entre ou après les signes.
        [unreadable] « { $part } » n’est ni un numéro de ce bulletin, ni « aucun ».
        [unknown] Personne sur ce bulletin n’a le numéro { $part }.
        [twice] « { $part } » figure deux fois dans votre réponse.
       *[none-beside-others] Votre réponse dit « aucun » et nomme aussi quelqu’un.
    }
    .remedy = Si vous aviez déjà répondu, cette réponse compte toujours. Pour répondre à nouveau, écrivez par exemple : { $example }
refusal-ballot-one-answer = Un bulletin donne une seule réponse : un choix, un classement, ou les noms de ceux que l’on pourrait accepter.
    .remedy = Donnez l’une d’elles, et laissez les autres de côté.
refusal-delegation-not-taken = Dans ces votes, chacun vote pour soi-même.
    .remedy = Votez vous-même.
refusal-delegation-to-yourself = Vous ne pouvez pas vous déléguer votre propre voix.
    .remedy = Nommez un autre membre, ou votez vous-même.
refusal-assistance-yourself = On n’est pas sa propre aide.
    .remedy = Nommez un autre membre.
refusal-assistance-steward-helps = Une personne responsable ne se nomme pas elle-même comme aide de quelqu’un.
    .remedy = Laissez le membre, ou une autre personne responsable, vous nommer.
refusal-assistance-not-the-helper = Vous n’avez pas été nommé·e pour aider ce membre.
    .remedy = Demandez-le au membre ou à une personne responsable.
refusal-assistance-not-taken = Dans ce vote, personne ne vote pour un autre.
    .remedy = Le membre vote lui-même.
refusal-assistance-too-many =
    { $most ->
        [one] Vous avez déjà voté pour un autre membre. La charte n’en permet pas plus dans un vote.
       *[other] Vous avez déjà voté pour { $most } autres membres. La charte n’en permet pas plus dans un vote.
    }
    .remedy = Une autre personne peut aider.
refusal-ballot-own-stands = Ce membre a voté lui-même. Le vote d’une aide ne remplace jamais celui-là.
    .remedy = Il n’y a rien à faire.
refusal-objection-not-taken = La règle de ce vote ne compte pas d’objections.
    .remedy = Votez comme vous le jugez bon. Un « non » se passe de raison.
refusal-objection-none-to-take-back = Vous ne soutenez pas cette objection.
    .remedy = Il n’y a rien à retirer.
refusal-ballot-later-stands = Après cela, vous avez répondu de nouveau ou retiré votre vote. C’est ce que vous avez fait en dernier qui compte.
    .remedy = Pour changer cela, répondez encore une fois.
refusal-ballot-none-to-withdraw = Vous n’avez pas de vote en cours ici.
    .remedy = Il n’y a rien à retirer.
refusal-receipt-nothing-to-prove = Aucun vote de votre part n’a été compté ici.
    .remedy = Il n’y a rien à montrer. Si vous avez voté, dites-le à un membre de l’équipe.
refusal-receipt-nothing-counted = Ce vote n’a rien donné : aucune réponse n’y a été comptée.
    .remedy = Cherchez le nouveau vote avec !propositions.
refusal-ballot-not-in-public = Ce vote est confidentiel. Ici, d’autres pourraient voir votre réponse : elle n’a pas été comptée.
    .remedy = Envoyez au robot, en conversation privée, !voter suivi de votre réponse.
refusal-vote-which =
    { $open ->
        [one] { $open } vote est ouvert, mais il n’est pas certain que vous parliez de celui-là.
       *[other] { $open } votes sont ouverts.
    }
    .remedy = Dites lequel par son numéro, avant votre réponse : !voter 1 RÉPONSE. Le numéro 1 est celui qui s’est ouvert en premier.
refusal-vote-none-open = Aucun vote n’est ouvert en ce moment.
    .remedy = Quand un vote s’ouvre, le robot le dit dans l’urne.
refusal-vote-not-over-yet = Le vote est ouvert jusqu’au { $closes } et ne peut pas être clos avant.
    .remedy = Attendez jusque-là.

refusal-vote-paused = Ce vote est suspendu parce que des membres ont signalé des pressions. Rien n’est compté avant sa reprise.
    .remedy = Attendez que les responsables le fassent reprendre, ou la fin de la suspension.
refusal-vote-not-paused = Ce vote n’est pas suspendu.
    .remedy = Il n’y a rien à faire.
refusal-pressure-already-reported = Vous avez déjà signalé ces pressions.
    .remedy = Vous n’avez plus rien à faire. Votre signalement compte.
refusal-petition-already-signed = Vous avez déjà signé cette pétition.
    .remedy = Vous n’avez plus rien à faire. Votre signature compte.
refusal-petition-not-signed = Vous n’avez pas signé cette pétition.
    .remedy = Il n’y a rien à retirer.
refusal-petition-over = Cette pétition ne reçoit plus de signatures.
    .remedy = Regardez où elle en est : elle a peut-être réuni assez de signatures, ou son délai est passé. Une nouvelle peut être lancée.
refusal-petition-too-few-signed = Trop peu de membres ont demandé ce vote pour l’instant.
    .remedy = Signez pour ce vote et parlez-en autour de vous.
refusal-agreement-ended = Cet accord a pris fin. Il n’y a pas de consentement à retirer.
    .remedy = Regardez quand et comment il a pris fin.
refusal-agreement-not-consented = Les membres n’ont pas consenti : il n’y a rien à contresigner.
    .remedy = Leur réponse est acquise. D’autres conditions demandent une nouvelle proposition.
refusal-agreement-other-terms = Ce ne sont pas les conditions sur lesquelles les membres ont décidé.
    .remedy = Utilisez l’empreinte des conditions qui figure dans la décision.
refusal-agreement-already-countersigned = L’accord est déjà contresigné.
    .remedy = Il n’y a rien d’autre à faire.
refusal-permission-no-agreement = Aucun accord ne permet cet usage.
    .remedy = N’utilisez pas les données. Pour le demander, soumettez une proposition à la communauté.
refusal-permission-purpose-not-covered = L’accord ne permet pas cette finalité : { $value }.
    .remedy = N’utilisez pas les données dans ce but. Pour le demander, soumettez une nouvelle proposition.
refusal-permission-data-not-covered =
    { $value ->
        [none] La question ne dit pas de quelles données il s’agit.
       *[other] L’accord ne permet pas l’usage de ces données : { $value }.
    }
    .remedy =
        { $value ->
            [none] Nommez au moins une catégorie de données.
           *[other] N’utilisez pas ces données. Pour le demander, soumettez une nouvelle proposition.
        }
refusal-permission-recipient-not-covered = L’accord ne permet pas de transmettre les données à ce destinataire.
    .remedy = Ne transmettez pas les données. Pour le demander, soumettez une nouvelle proposition.
refusal-permission-place-not-covered = L’accord ne permet pas l’usage dans ce lieu, ou aucun lieu n’a été nommé.
    .remedy = Nommez le lieu. S’il n’est pas dans l’accord, n’y utilisez pas les données.
refusal-permission-technology-not-covered = L’accord ne permet pas cette technologie : { $value }.
    .remedy = Ne l’appliquez pas à ces données. Pour le demander, soumettez une nouvelle proposition.
refusal-permission-outside-term = L’accord ne couvre pas ce moment.
    .remedy = N’utilisez les données que tant que l’accord est en vigueur.
refusal-permission-withdrawn = La communauté a retiré son consentement le { $since }.
    .remedy = Cessez tout usage des données et effacez-les comme convenu.
refusal-permission-not-countersigned = Les membres ont consenti, mais l’organisme demandeur n’a pas encore contresigné.
    .remedy = N’utilisez pas les données avant que l’organisme demandeur ait contresigné.
refusal-permission-prohibited = La communauté interdit désormais cet usage : { $text }
    .remedy = Cessez cet usage des données, quoi qu’il ait été convenu auparavant. La ligne rouge s’appelle « { $line } » dans la charte.
refusal-permission-suspended = L’accord est suspendu depuis le { $since }.
    .remedy = N’utilisez pas les données avant que l’accord soit de nouveau en vigueur.
refusal-permission-stage-not-covered = L’accord ne concerne pas les personnes à cette étape de leur parcours : { $value }.
    .remedy = N’utilisez pas leurs données. Pour le demander, soumettez une nouvelle proposition.
refusal-permission-unknown = Il n’a pas été possible de lire ce qui est en vigueur ; rien n’est donc permis.
    .remedy = N’utilisez pas les données. Posez de nouveau la question dans un instant.
refusal-permission-purpose-missing = La question ne dit pas à quoi serviraient les données.
    .remedy = Indiquez la finalité par son code.
refusal-permission-question-unfit = On ne répond pas ici à une telle question : { $what }
    .remedy = Interrogez sur un organisme demandeur, une catégorie de données et un usage, comme le montre le guide des détenteurs de données.
refusal-permission-not-cosigned = Les membres ont consenti et l’organisme demandeur a contresigné, mais les responsables ou personnes mandatées que désigne la charte n’ont pas encore signé.
    .remedy = N’utilisez pas les données avant leur signature.
refusal-agreement-not-in-force = L’accord n’est pas encore en vigueur.
    .remedy = Rien n’est permis à ce titre avant qu’il le soit : il n’y a rien à suspendre.
refusal-agreement-already-suspended = L’accord est déjà suspendu.
    .remedy = Il n’y a plus rien à faire.
refusal-agreement-not-withdrawn = Les membres n’ont pas retiré ce consentement.
    .remedy = Il n’y a rien à confirmer ni à attester pour l’instant.
refusal-agreement-nothing-owed = Cet accord n’a jamais été en vigueur : son retrait n’oblige à rien.
    .remedy = Il n’y a rien à faire.
refusal-agreement-duty-done = Vous l’avez déjà attesté.
    .remedy = Il n’y a plus rien à faire.
refusal-agreement-not-done-yet = Cette date est encore à venir : { $when }.
    .remedy = Effacez d’abord tout, puis signez avec la date où cela a été fait.
refusal-agreement-not-suspended = L’accord n’est pas suspendu.
    .remedy = Voyez où en est l’accord.
refusal-agreement-own-suspension = C’est vous qui avez suspendu cet accord.
    .remedy = Demandez à un autre responsable ou à une personne mandatée de lever la suspension.
refusal-agreement-already-cosigned = Vous avez déjà signé cet accord.
    .remedy = Il n’y a plus rien à faire.
refusal-agreement-cosigner-not-asked = La charte ne demande pas votre signature pour cet accord.
    .remedy = La charte dit qui signe ce qui engage.
refusal-agreement-signatures-complete = L’accord porte toutes les signatures nécessaires.
    .remedy = Il n’y a plus rien à faire.
refusal-agreement-rules-too-many = Écrit règle par règle, cet accord serait trop long.
    .remedy = Utilisez l’accord signé lui-même, ou posez la question pour chaque usage.
refusal-key-taken = Cette clé est déjà enregistrée.
    .remedy = Créez-en une autre : ownaccord key new FILE. Une clé ne sert qu’à un seul usage.
refusal-key-challenge-over = Cette preuve ne porte pas sur un défi qui vous attend.
    .remedy = Demandez un nouveau défi (askKeyChallenge), signez-le dans l’heure et envoyez la preuve une seule fois.
refusal-key-none = Vous n’avez enregistré aucune clé pour signer.
    .remedy = Créez une clé (ownaccord key new FILE), demandez un défi (askKeyChallenge), signez-le (ownaccord sign proof) et enregistrez la clé (registerKey). Voir docs/keys.md.
refusal-key-not-yours = Cette signature vient d’une clé qui n’est pas l’une des vôtres.
    .remedy = Signez avec une clé que vous avez enregistrée, ou enregistrez d’abord celle-ci.
refusal-key-in-use = L’instance signe avec cette clé.
    .remedy = Remplacez-la d’abord par une autre : ownaccord key rotate.
refusal-key-revoked = Cette clé a été révoquée { $since }.
    .remedy = Signez avec une autre de vos clés, ou enregistrez-en une nouvelle.
refusal-signature-refused = Ce n’est pas une signature valable ({ $why }).
    .remedy = Refaites-la avec ownaccord sign et envoyez-la entière, sans rien changer.
refusal-signature-other =
    { $part ->
        [audience] La signature a été faite pour une autre instance.
        [issuer] La signature a été faite au nom d’un autre organisme demandeur.
        [agreement] La signature porte sur un autre accord.
        [decision] La signature porte sur une autre décision.
        [terms] La signature porte sur d’autres conditions.
        [community] La signature porte sur une décision d’une autre communauté.
       *[role] La signature a été faite à un autre titre que le vôtre.
    }
    .remedy = Regardez ce que vous voulez signer, et signez exactement cela.

refusal-chat-unknown-command = « { $word } » n’est pas une commande.
    .remedy =
        { $suggestion ->
            [none] Pour voir ce que vous pouvez écrire, envoyez !aide
           *[other] Vouliez-vous dire !{ $suggestion } ? Pour voir ce que vous pouvez écrire, envoyez !aide
        }
refusal-chat-incomplete = Il manque quelque chose dans votre message.
    .remedy = Écrivez-le ainsi : { $shape }
refusal-chat-direct-only = Cela ne se fait pas ici, où d’autres lisent aussi. Rien n’a été compté.
    .remedy = Répondez à la question dans l’urne, ou envoyez au robot, en conversation privée, !voter suivi de votre réponse.
refusal-chat-which-community = Vous êtes membre de plusieurs communautés.
    .remedy = Nommez un vote par son numéro, ou prenez le nom court d’une communauté.
refusal-chat-which-proposal = Plusieurs propositions sont devant les membres.
    .remedy = Mettez devant le numéro celui de la proposition et un point : 1.2 est le numéro 2 de la proposition 1. Vous voyez les numéros avec !propositions.
refusal-question-too-many = Vous avez posé sur ces conditions autant de questions qu’un membre le peut : { $most }.
    .remedy = Parlez avec les autres de ce qui reste ouvert.
refusal-question-stage =
    { $is ->
        [asked] Cette question attend une personne mandatée.
        [forwarded] Cette question est chez l’organisation.
        [declined] Cette question n’a pas été transmise.
        [answered] Cette question a une réponse, que la personne mandatée n’a pas encore rapportée aux membres.
       *[published] Cette question a reçu sa réponse.
    }
    .remedy = Voyez où elle en est et ce qui vient ensuite.
refusal-understanding-already-tried = Vous avez déjà essayé ces questions.
    .remedy = Rien d’autre n’est nécessaire. Vous pouvez relire les conditions avec !conditions autant que vous voulez.
refusal-understanding-answer-each = Chaque question prend une de ses réponses.
    .remedy = Envoyez autant de numéros qu’il y a de questions, ici { $questions }, chacun étant le numéro d’une réponse.
refusal-proposal-none-tabled = Aucune proposition n’est devant les membres en ce moment.
    .remedy = Attendez qu’il y en ait une. Le bot l’annonce dans l’assemblée.
refusal-chat-account-unknown = Ce compte n’est relié à aucun membre.
    .remedy = Si vous avez une invitation, envoyez !rejoindre suivi de l’invitation. Si vous êtes déjà membre, envoyez !lier suivi de votre code.
refusal-chat-undecryptable = Votre message n’a pas pu être déchiffré ; personne ne l’a lu.
    .remedy = Merci de le renvoyer. Si cela ne suffit pas, ouvrez une nouvelle conversation avec le robot.
refusal-vote-absence-unanswered = Le vote ne peut pas encore s’ouvrir : tout le monde n’est pas là, et les responsables n’ont pas dit ce qui est fait pour cela. Points ouverts : { $open }
    .remedy = Voyez lesquels avec !absents. Une personne responsable indique un plan ou une raison de voter sans eux.
refusal-absence-no-such-finding = « { $value } » n’est pas dans la liste de ce qui manque.
    .remedy = Regardez la liste à nouveau : elle a pu changer.
refusal-absence-nothing-open = Rien n’est ouvert : tout ce qui manque a un plan ou une raison.
    .remedy = Il n’y a rien à faire.
refusal-absence-day-past = Ce jour est passé.
    .remedy = Indiquez un jour à partir d’aujourd’hui.
refusal-temperature-other-open = Un autre sondage sur cette proposition est ouvert.
    .remedy = Attendez qu’il soit terminé. Vous le voyez avec !température.
refusal-temperature-known = Les membres ont vu le résultat de cette question sur ces conditions. Elle se pose une seule fois.
    .remedy = Regardez les chiffres avec !température, ou posez la question sur un autre point.
refusal-temperature-over = Ce sondage est terminé.
    .remedy = Vous voyez ce qui en est sorti avec !température.
refusal-temperature-none-open = Aucun sondage sur cette proposition n’est ouvert.
    .remedy = Vous pouvez en demander un : !température 0 porte sur l’ensemble.
