# كل ما تقوله المنصّة لأي شخص، بالعربية.
# كلمات بسيطة وجمل قصيرة، وقول «لا» سهل مثل قول «نعم».

## الوقت والأعداد والقوائم

month =
    { $month ->
        [1] كانون الثاني/يناير
        [2] شباط/فبراير
        [3] آذار/مارس
        [4] نيسان/أبريل
        [5] أيار/مايو
        [6] حزيران/يونيو
        [7] تموز/يوليو
        [8] آب/أغسطس
        [9] أيلول/سبتمبر
        [10] تشرين الأول/أكتوبر
        [11] تشرين الثاني/نوفمبر
       *[12] كانون الأول/ديسمبر
    }
date = { $day } { month } { $year }
moment = { date }، الساعة { $time } بالتوقيت العالمي
span-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
span-hours =
    { $count ->
        [zero] { $count } ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
span-minutes =
    { $count ->
        [zero] { $count } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
span-seconds =
    { $count ->
        [zero] { $count } ثانية
        [one] ثانية واحدة
        [two] ثانيتان
        [few] { $count } ثوانٍ
        [many] { $count } ثانية
       *[other] { $count } ثانية
    }
join-and =
    { $place ->
        [middle] { $first } و{ $second }
       *[last] { $first } و{ $second }
    }
join-or =
    { $place ->
        [middle] { $first } أو { $second }
       *[last] { $first } أو { $second }
    }
share =
    { $share ->
        [all] جميع
        [half] نصف
        [third] ثلث
        [two-thirds] ثلثي
        [quarter] ربع
        [three-quarters] ثلاثة أرباع
       *[other] { $numerator }/{ $denominator } من
    }
part =
    { $how ->
        [all] جميع
        [more] أكثر من { share }
       *[least] ما لا يقل عن { share }
    }
language-name =
    { $tag ->
        [am] الأمهرية
        [ar] العربية
        [ckb] الكردية السورانية
        [en] الإنجليزية
        [es] الإسبانية
        [fa] الفارسية
        [fa-AF] الدرية
        [fr] الفرنسية
        [ps] البشتو
        [ru] الروسية
        [so] الصومالية
        [ti] التغرينية
        [tr] التركية
        [uk] الأوكرانية
        [ur] الأردية
       *[other] «{ $tag }»
    }

## كلمات التصويت

choice =
    { $choice ->
        [consent] أوافق
        [refuse] أرفض
        [send-back] أعيدها إلى التفاوض
        [abstain] أمتنع
        [for] مع
       *[against] ضد
    }
choice-word =
    { $choice ->
        [consent] أوافق
        [refuse] أرفض
        [send-back] أعيد
        [abstain] أمتنع
        [for] مع
       *[against] ضد
    }
figure =
    { $choice ->
        [consent] موافقة
        [refuse] رفض
        [send-back] إعادة إلى التفاوض
        [abstain] امتناع
        [for] مع
       *[against] ضد
    }
did-not-vote = عدم تصويت
candidate = رقم { $number }
none-of-them = لا أحد منهم
voted = تصويت
risk =
    { $risk ->
        [low] منخفض
        [medium] متوسط
        [high] مرتفع
       *[severe] شديد
    }
decision-kind =
    { $kind ->
        [charter] الميثاق
        [mandate] التفويض
        [consent] الموافقة على شروط
       *[withdrawal] سحب موافقة
    }
votes-on =
    { $kind ->
        [charter] التصويت على الميثاق
        [mandate] التصويت على التفويض
        [consent] التصويت على الشروط
       *[withdrawal] التصويت على سحب موافقة
    }

## القواعد بالكلمات

rule-threshold =
    { $favour ->
        [consent] تُقبل الشروط إذا وافق عليها { rule-base }.
       *[for] يُعتمد الاقتراح إذا أيّده { rule-base }.
    }
rule-base =
    { $base ->
        [roll] { part } الأعضاء المدرجين في سجل الناخبين
       *[cast] { part } الأعضاء الذين يبدون رأيًا
    }
rule-approval =
    { $favour ->
        [consent] ويلزم أيضًا أن يوافق { part } الأعضاء المدرجين في سجل الناخبين.
       *[for] ويلزم أيضًا أن يؤيّد { part } الأعضاء المدرجين في سجل الناخبين.
    }
rule-turnout = ويلزم أيضًا أن يشارك { part } الأعضاء المدرجين في سجل الناخبين. والامتناع مشاركة.
rule-choosing =
    { $method ->
        [schulze] يرتّب الأعضاء المرشحين. ويُقارن كل اثنين منهم كأن لا مرشح غيرهما، ويُختار من يُفضَّل على كل من سواه؛ فإن دارت المفاضلة في حلقة، حُسم الأمر بطريقة شولتسه. و«لا أحد منهم» مرشح أيضًا، ويفوز في كل تعادل وفي كل حلقة يكون فيها. ومن تعادلوا تمامًا في المركز الأول يُعاد التصويت بينهم وحدهم.
       *[approval] يحدّد الأعضاء كل من يمكنهم القبول به، ويُختار من قبِل به العدد الأكبر. و«لا أحد منهم» مرشح أيضًا، ويفوز في كل تعادل. ومن تعادلوا تمامًا في المركز الأول يُعاد التصويت بينهم وحدهم.
    }
rule-choosing-turnout = ويلزم أيضًا أن يشارك { part } الأعضاء المدرجين في سجل الناخبين، وإلا فلا يُختار أحد.
rule-objection =
    { $then ->
        [sends-back] إذا أيّد { part } الأعضاء المدرجين في سجل الناخبين اعتراضًا يسمّي ضررًا واحدًا بعينه، تعود الشروط إلى التفاوض.
       *[asks] إذا أيّد { part } الأعضاء المدرجين في سجل الناخبين اعتراضًا يسمّي ضررًا واحدًا بعينه، يُطلب أكثر من ذلك:
    }
rule-objection-asks = عندئذ يلزم أن يؤيّد ذلك { rule-base }.
rule-concurrent = وضمن «{ $constituency }»، وهم يُعدّون على حدة، يلزم أيضًا أن يؤيّد ذلك { rule-base }.
rule-veto = وإذا رفض ذلك ضمن «{ $constituency }» { rule-base }، لا يُعتمد شيء.

## المواثيق

template-name =
    { $template ->
        [settled-association] جمعية لأناس مستقرّين
        [people-in-transit] أناس في الطريق وفي المخيّمات
       *[sudden-crisis] مشرَّدون بأزمة مفاجئة
    }
template-for =
    { $template ->
        [settled-association] لمن استقرّوا: هناك وقت للنقاش، وما يُتّفق عليه قد يدوم سنتين.
        [people-in-transit] لمن هم في الطريق أو في المخيّمات: التصويت قصير، والنصاب صغير، ويمكن مساعدة كثيرين على التصويت، ولا يُسلَّم إلى أي دولة ما يدلّ على مكان أحد، وما يُتّفق عليه ينتهي خلال نصف سنة.
       *[sudden-crisis] لمن شرّدتهم أزمة مفاجئة: ما يحتمل الانتظار يومًا لا ينتظر أكثر، وما هو خطير يأخذ أيامًا مع ذلك، وما يُقال لنيل المساعدة هو للمساعدة وحدها، ولا شيء يدوم أكثر من ثلاثة أشهر.
    }
charter-change =
    { $how ->
        [added] جديد في { $part }: { $after }
        [removed] لم يعد في { $part }: { $before }
       *[changed] تغيّر في { $part }. من قبل: { $before } والآن: { $after }
    }
scale =
    { $scale ->
        [local] مدينة أو مخيّم
        [national] بلد
        [regional] بلدان متجاورة
       *[international] العالم
    }
charter-clause-words = «{ $text }»
charter-clause-first-language = { $language } أولًا
charter-clause-rule =
    { $risk ->
        [any] { votes-on }: { $rule }
       *[other] { votes-on }، الخطورة { risk }: { $rule }
    }
charter-clause-risk = { $what }: الخطورة { $level }
charter-clause-asked =
    { $asked ->
        [yes] مطلوب
       *[no] غير مطلوب
    }
charter-clause-of-words = { $fraction } من كلمات النص
charter-clause-admission =
    { $way ->
        [invitation] يدعو مشرفٌ من يدخل.
        [vouching] عدد من يزكّي { $vouches } من الأعضاء الذين مضى على تسجيلهم { $after }.
       *[both] عدد من يزكّي { $vouches } من الأعضاء الذين مضى على تسجيلهم { $after }، ويقبل مشرف.
    }
charter-clause-stewards =
    { $fewer ->
        [go-on] { $least } على الأقل و{ $most } على الأكثر. إن بقي أقل من ذلك، أمكنهم أن يعملوا مع ذلك.
       *[wait] { $least } على الأقل و{ $most } على الأكثر. إن بقي أقل من ذلك، انتظر ما يحتاج إلى اثنين منهم.
    }
charter-clause-share = { $fraction } من الأعضاء المسجّلين
charter-clause-minutes = من وقت كل عضو خلال 30 يومًا، بالدقائق، على الأكثر: { $minutes }
charter-clause-times = قبل التصويت وقت للنقاش لا يقلّ عن { $deliberation }، ويبقى التصويت مفتوحًا { $window }.
charter-clause-secrecy =
    { $secrecy ->
        [open] تُعطى الأصوات في الغرفة.
       *[confidential] الأصوات سرّية.
    }
charter-clause-attestation =
    { $attestation ->
        [room-attested] يشهد خادم العضو لورقته.
       *[signed] يوقّع الأعضاء أوراقهم.
    }
charter-clause-delegation =
    { $delegation ->
        [none] يصوّت كلٌّ عن نفسه.
        [free] يمكن للأعضاء أن يوكّلوا من يصوّت عنهم.
       *[capped] يمكن للأعضاء أن يوكّلوا من يصوّت عنهم، ولا يحمل الوكيل أكثر من { $cap } من القائمة.
    }

## نتيجة التصويت

outcome =
    { $outcome ->
        [consented] وافق الأعضاء على الشروط.
        [refused] رفض الأعضاء الشروط.
        [sent-back] أعاد الأعضاء الشروط إلى التفاوض.
        [lapsed] لم يشارك عدد كافٍ لاتخاذ قرار. لا يتغيّر شيء.
        [adopted]
            { $kind ->
                [charter] اعتُمد الميثاق.
                [mandate] مُنح التفويض.
                [recall] سُحب التفويض وانتهى.
                [consent] وافق الأعضاء على الشروط.
               *[withdrawal] سُحبت الموافقة.
            }
        [run-off] تعادل أكثر من مرشح تمامًا في المركز الأول. يُحسم الأمر بإعادة التصويت بينهم.
       *[not-adopted]
            { $kind ->
                [charter] لم يُعتمد الميثاق.
                [mandate] لم يُمنح التفويض.
                [recall] لم يُسحب التفويض، وهو مستمر.
                [consent] رفض الأعضاء الشروط.
               *[withdrawal] لم تُسحب الموافقة.
            }
    }
met =
    { $met ->
        [yes] وهذا يكفي.
       *[no] وهذا لا يكفي.
    }
step-took =
    { $electorate ->
        [zero] لم يكن لأحد حق التصويت.
        [one] كان حق التصويت لعضو واحد.
        [two] كان حق التصويت لعضوين.
        [few] كان عدد من لهم حق التصويت { $electorate } أعضاء.
        [many] كان عدد من لهم حق التصويت { $electorate } عضوًا.
       *[other] كان عدد من لهم حق التصويت { $electorate } عضو.
    } { $turnout ->
        [zero] لم يصوّت أحد منهم.
        [one] صوّت منهم عضو واحد.
        [two] صوّت منهم عضوان.
        [few] صوّت منهم { $turnout } أعضاء.
        [many] صوّت منهم { $turnout } عضوًا.
       *[other] صوّت منهم { $turnout } عضو.
    }
step-took-hidden =
    { $electorate ->
        [zero] لم يكن لأحد حق التصويت.
        [one] كان حق التصويت لعضو واحد.
        [two] كان حق التصويت لعضوين.
        [few] كان عدد من لهم حق التصويت { $electorate } أعضاء.
        [many] كان عدد من لهم حق التصويت { $electorate } عضوًا.
       *[other] كان عدد من لهم حق التصويت { $electorate } عضو.
    }
step-nobody-said = لم يُبدِ أحد رأيًا. والسكوت لا يعني الموافقة أبدًا.
step-threshold =
    { $base ->
        [roll] المؤيدون من بين جميع المدرجين في سجل الناخبين: { $reached } من { $whole } (المطلوب: { $needed }).
       *[cast] المؤيدون من بين الذين أبدوا رأيًا: { $reached } من { $whole } (المطلوب: { $needed }).
    } { met }
step-threshold-hidden =
    { $base ->
        [roll]
            { $met ->
                [yes] عدد المؤيدين من بين جميع المدرجين في سجل الناخبين يكفي.
               *[no] عدد المؤيدين من بين جميع المدرجين في سجل الناخبين لا يكفي.
            }
       *[cast]
            { $met ->
                [yes] عدد المؤيدين من بين الذين أبدوا رأيًا يكفي.
               *[no] عدد المؤيدين من بين الذين أبدوا رأيًا لا يكفي.
            }
    }
step-approval = عدد المؤيدين: { $reached } (المطلوب بحسب حجم سجل الناخبين: { $needed }). { met }
step-approval-hidden = الحد الأدنى المطلوب من المؤيدين بحسب حجم سجل الناخبين: { $needed }. { reached-that }
step-turnout = عدد المشاركين: { $reached } (المطلوب بحسب حجم سجل الناخبين: { $needed }). { met }
step-turnout-hidden = الحد الأدنى المطلوب من المشاركين بحسب حجم سجل الناخبين: { $needed }. { reached-that }
reached-that =
    { $met ->
        [yes] وقد تحقّق ذلك.
       *[no] ولم يتحقّق ذلك.
    }
step-delegated = ترك بعض الأعضاء لغيرهم أن يصوّت نيابةً عنهم.
step-objection =
    { $then ->
        [sends-back] ثبت اعتراض: { $harm }. الحد الأدنى المطلوب من مؤيديه بحسب حجم سجل الناخبين: { $needed }. وقد تحقّق ذلك. والشروط التي كانت ستُقبل تعود عندئذ إلى التفاوض.
       *[asks] ثبت اعتراض: { $harm }. الحد الأدنى المطلوب من مؤيديه بحسب حجم سجل الناخبين: { $needed }. وقد تحقّق ذلك. لذلك يُطلب أكثر:
    }
step-concurrent =
    { $met ->
        [yes] ضمن «{ $constituency }»، وهم يُعدّون على حدة، عدد المؤيدين يكفي.
       *[no] ضمن «{ $constituency }»، وهم يُعدّون على حدة، عدد المؤيدين لا يكفي.
    }
step-veto = حالات الرفض ضمن «{ $constituency }» تمنع ذلك.
step-with-send-back = مع من يعيدون الشروط إلى التفاوض: { $reached } (المطلوب: { $needed }). لذلك تعود الشروط إلى التفاوض.
step-with-send-back-hidden = مع من يعيدون الشروط إلى التفاوض يكفي العدد. لذلك تعود الشروط إلى التفاوض.
step-no-show = تحقّقت هذه النتيجة لأن أعضاء غير مؤيدين شاركوا في التصويت. ولولا مشاركتهم لما كفى عدد المشاركين.
step-beats = يفضّل عدد أكبر من الأعضاء { $one } على كل من هؤلاء: { $others }.
step-top-cycle = لا أحد مفضَّل على كل من سواه. هؤلاء متعادلون أو تدور المفاضلة بينهم في حلقة: { $candidates }.
step-strongest-paths = في هذه الحلقة، أقوى المفاضلات هي التي تبدأ من { $one }.
step-most-approvals = عدد الأعضاء الذين يمكنهم القبول بمن له { $one } أكبر من عدد من يقبلون بأي مرشح آخر.
step-even = هؤلاء متعادلون تمامًا في المركز الأول: { $candidates }.
step-none-of-them =
    { $because ->
        [beats-everyone] يفضّل عدد أكبر من الأعضاء ألّا يُختار أحد على اختيار أي من المرشحين.
        [in-top-cycle] «لا أحد منهم» من بين هؤلاء، ويفوز في كل تعادل وفي كل حلقة يكون فيها.
        [nobody-approved] لا يقبل أي عضو بأي من المرشحين.
       *[approved-as-often] عدد من اختاروا «لا أحد منهم» لا يقل عن عدد من يقبلون بأفضل المرشحين.
    }

## إشعارات

welcome = أهلًا بكم في غرف «{ $community }».
welcome-rooms =
    في المجلس يتحدث الجميع. وفي صندوق الاقتراع يسأل الروبوت ويجيب الأعضاء.
    لمعرفة ما يمكن كتابته للروبوت، يُرجى إرسال !مساعدة إليه في محادثة خاصة.
application-taken =
    { $steward ->
        [yes] تطلبون الدخول إلى «{ $community }». رمزكم هو { $code }. على { $vouches } من الأعضاء الذين يعرفونكم أن يزكّوكم به، وعلى مشرف أن يقبل، قبل { $until }.
       *[no] تطلبون الدخول إلى «{ $community }». رمزكم هو { $code }. على { $vouches } من الأعضاء الذين يعرفونكم أن يزكّوكم به، قبل { $until }.
    }
application-how = أعطوا الرمز لمن تعرفونهم هناك. يكتبون لي !تزكية والرمز. لا يُعرض على أحد أنكم تطلبون، ولا من يزكّي. وإن لم يزكّكم أحد يُمحى ما أعرفه عنكم.
vouch-said =
    { $said ->
        [vouched] كلمتكم محسوبة. لا يُخبَر أحد بأنها منكم، ولا كم عدد من يزكّي غيركم. يمكنكم سحبها بـ !سحب-التزكية والرمز إلى أن يدخل الشخص.
        [agreed] كلمتكم كمشرفين محسوبة. يمكنكم سحبها بـ !سحب-التزكية والرمز إلى أن يدخل الشخص.
       *[taken-back] سُحبت كلمتكم.
    }
steward-asked =
    { $appoints ->
        [yes] يريد أحدكم أن يصبح عضو آخر مشرفًا. تحدّثوا معًا لتعرفوا من هو. على مشرف ثانٍ أن يؤكّد ذلك قبل { $confirm_by }.
       *[no] يريد أحدكم إنهاء مهمة مشرف. تحدّثوا معًا لتعرفوا من هو. على مشرف ثانٍ أن يؤكّد ذلك قبل { $confirm_by }.
    }
stewards-became =
    { $became ->
        [appointed] جعل المشرفون أحد الأعضاء مشرفًا.
        [ended] أنهى مشرفان مهمة مشرف آخر.
       *[stepped-down] ترك مشرف مهمته.
    } { $stewards ->
        [zero] لا مشرف الآن.
        [one] هناك الآن مشرف واحد.
        [two] هناك الآن مشرفان.
        [few] هناك الآن { $stewards } مشرفين.
        [many] هناك الآن { $stewards } مشرفًا.
       *[other] هناك الآن { $stewards } مشرف.
    }
stewards-fewer = يطلب الميثاق { $least } على الأقل.
joined = أنتم الآن مدرجون في سجل الناخبين لدى «{ $community }». ويمكنكم التصويت في كل تصويت يُفتح من الآن فصاعدًا.
joined-help = لمعرفة ما يمكن فعله هنا، يُرجى إرسال !مساعدة
linked = هذا الحساب يمثّلكم من الآن لدى «{ $community }». ويمكنكم التصويت به.
language-set = من الآن فصاعدًا يكتب لكم الروبوت بالعربية.
tabled = شروط جديدة معروضة على الأعضاء: «{ $title }».
tabled-vote-from = هناك وقت للتحدث عنها. أقرب موعد لفتح التصويت: { $vote_from }.
terms-queued = اتفقت الجالية والجهة الطالبة على نصّ «{ $title }». وهو ينتظر إلى أن يتّسع وقتكم له.
terms-queued-why = يحتاج من وقت كل واحد منكم، بالدقائق، إلى نحو { $minutes }، والميثاق يضع حدًّا لما يُطلب منكم خلال 30 يومًا. لا شيء مطلوب منكم الآن، وسأخبركم هنا حين يُعرض عليكم.
charter-drafted = كُتبت صيغة جديدة من الميثاق: الصيغة { $number }.
charter-changes = ما يتغيّر فيها: { $parts }.
charter-part =
    { $part ->
        [languages] اللغات
        [reach] الأماكن
        [principles] المبادئ
        [red-lines] الخطوط الحمراء
        [conditions] شروط الاختيار
        [constituencies] الفئات
        [rules] قواعد القرار
        [choosing] قاعدة الاختيار بين عدة وسطاء
        [most-assisted] عدد الأعضاء الذين يصوّت عنهم مساعد واحد
        [risks] درجات الخطر
        [longest-term] أطول مدة
        [reporting] ما يُبلّغ به الوسطاء
        [ombuds] من يمكن للأعضاء اللجوء إليه خارج الجالية
        [requesters] ما يُطلب من طالبي البيانات
        [petitions] النسب اللازمة للعرائض وبلاغات الضغط
        [deliberation] كيف تُؤيَّد دواعي القلق ويُجاب عنها
        [offers] المدة التي ينتظر فيها العرض جوابًا
        [readability] مدى بساطة النصوص
        [admission] كيف يدخل الناس
        [stewards] عدد المشرفين
        [burden] كم يُطلب من وقت الأعضاء
       *[crisis] بند الأزمات
    }
charter-changes-more =
    { $count ->
        [zero] لا تغييرات أخرى.
        [one] وتغيير واحد آخر.
        [two] وتغييران آخران.
        [few] و{ $count } تغييرات أخرى.
        [many] و{ $count } تغييرًا آخر.
       *[other] و{ $count } تغيير آخر.
    }
charter-vote = يبقى الميثاق الحالي ساريًا إلى أن يعتمد الأعضاء هذه الصيغة بالتصويت. ويمكن لأحد المشرفين فتح هذا التصويت، أو يوقّع عليه عدد كافٍ من الأعضاء بالأمر !توقيع.
mandate-ended =
    { $ending ->
        [expired] انتهى تفويض { $intermediary }: انقضت مدّته.
        [recalled] انتهى تفويض { $intermediary }: أنهاه الأعضاء.
       *[resigned] أعادت { $intermediary } تفويضها.
    }
negotiations-paused =
    { $count ->
        [zero] لم تتوقّف بذلك أيّ مفاوضة.
        [one] توقّفت بذلك مفاوضة واحدة. تُستأنف حين يتولّاها من لديه تفويض ساري المفعول.
        [two] توقّفت بذلك مفاوضتان. تُستأنفان حين يتولّاهما من لديه تفويض ساري المفعول.
        [few] توقّفت بذلك { $count } مفاوضات. تُستأنف حين يتولّاها من لديه تفويض ساري المفعول.
        [many] توقّفت بذلك { $count } مفاوضةً. تُستأنف حين يتولّاها من لديه تفويض ساري المفعول.
       *[other] توقّفت بذلك { $count } مفاوضة. تُستأنف حين يتولّاها من لديه تفويض ساري المفعول.
    }
mandate-suspended = أعلنت { $intermediary } مصالح أخرى: من يموّلها أو بمن ترتبط. تفويضها معلّق.
mandate-suspended-meanwhile = لا يمكنها التفاوض باسم الجالية إلى أن يؤكّد المشرفون التفويض، أو يؤكّده الأعضاء بالتصويت.
mandate-suspended-stewards = يُرجى قراءة ما أعلنته. يسمح مشرفان باستمرار التفويض ويقولان علنًا لماذا، أو يفتح أحد المشرفين تصويتًا عليه.
interests-changed = { $intermediary } مرشّحة لتفويض، وقد أعلنت مصالح أخرى منذ ترشيحها. إذا منح الأعضاء التفويض فإنه يبدأ معلّقًا إلى أن يؤكّده المشرفون.
resuming-asked = يريد أحد المشرفين أن يستمر تفويض { $intermediary } المعلّق. على مشرف ثانٍ أن يؤكّد ذلك قبل { $confirm_by }.
mandate-resumed = لم يعد تفويض { $intermediary } معلّقًا.
mandate-resumed-because = ما يقوله المشرفون في ذلك:
mandate-resumed-by-vote = هكذا قرّر الأعضاء.
trust-said =
    { $given ->
        [yes] تثقون بأن تتكلّم { $intermediary } باسمكم. لا يُخبَر أحد بذلك. يُعرض عدد من يثقون بها ابتداءً من خمسة. هذا لا يمنحها تفويضًا، ويمكنكم سحبه في أي وقت.
       *[no] سُحبت ثقتكم في { $intermediary }.
    }
report-given = تقرير من { $intermediary } إلى الأعضاء:
report-overdue = لم تقدّم { $intermediary } تقريرها إلى الأعضاء. كان موعده { $due }.
report-overdue-what = ما عليها أن تقوله:
mandate-expires = ينتهي تفويض { $intermediary } في { $until }. من يتفاوض باسم الجالية بعد ذلك يحتاج إلى تفويض جديد.
nominated = رشّحتم { $intermediary }.
nominated-for = يمكنها التفاوض باسم الجالية لمدة أقصاها { $term }: في البحث والإحصاء والمساعدة الإنسانية وتخطيط الخدمات العامة، في أماكن الميثاق. وهي لا توافق أبدًا بدلًا منكم، والخطوط الحمراء سارية.
nominated-vote = يمكن لأحد المشرفين فتح التصويت عليها.
nominated-election = وهي مرشحة في الانتخاب «{ $title }».
petition-begun =
    { $kind ->
        [charter] يطلب أحد الأعضاء التصويت على صيغة جديدة من ميثاق «{ $about }».
        [recall] يطلب أحد الأعضاء التصويت على سحب تفويض «{ $about }».
       *[withdrawal] يطلب أحد الأعضاء التصويت على سحب الموافقة على «{ $about }».
    }
petition-vote-from = هناك وقت للتحدّث في ذلك. ويُفتح التصويت في { $vote_from } على أقرب تقدير.
petitions-none = لا يوجد ما يُوقَّع عليه: لا تفويض ساريًا ولا موافقة معطاة ولا مسودة ميثاق تنتظر.
petitions-heading = يمكنكم طلب تصويت على:
petitions-line = { $number }. { $what }: { $standing }
petitions-what =
    { $kind ->
        [recall] سحب تفويض «{ $about }»
        [withdrawal] سحب الموافقة على «{ $about }»
       *[charter]
            { $version ->
                [0] صيغة جديدة من ميثاق «{ $about }»
               *[other] اعتماد الصيغة { $version } من ميثاق «{ $about }»
            }
    }
petitions-standing =
    { $stands ->
        [begun] وقّع آخرون
        [signed] وقّعتم
        [reached] وقّع عدد كافٍ، ويُفتح التصويت من تلقاء نفسه
       *[none] لم يطلبه أحد بعد
    }
petitions-how = اكتبوا !توقيع ثم الرقم. لن يُخبَر أحد بأنكم وقّعتم.
signature-counts =
    { $signed ->
        [yes] وقّعتم على طلب تصويت على { $what }. لن يُخبَر أحد بذلك. ويمكنكم سحب التوقيع بالأمر !سحب-التوقيع ما لم يوقّع عدد كافٍ.
       *[no] سُحب توقيعكم على طلب تصويت على { $what }.
    }
petition-free = من يريد هذا التصويت أيضًا يمكنه التوقيع عليه: اكتبوا !عرائض إلى الروبوت. لا يُخبَر أحد بمن وقّع، ولا يُلزَم أحد بالتوقيع.
petition-reached =
    { $kind ->
        [charter] وقّع عدد كافٍ من الأعضاء: سيُجرى تصويت على صيغة جديدة من ميثاق «{ $about }»، ولا يمكن لأحد منعه.
        [recall] وقّع عدد كافٍ من الأعضاء: سيُجرى تصويت على سحب تفويض «{ $about }»، ولا يمكن لأحد منعه.
       *[withdrawal] وقّع عدد كافٍ من الأعضاء: سيُجرى تصويت على سحب الموافقة على «{ $about }»، ولا يمكن لأحد منعه.
    }
withdrawal-asked = طلب أحد المفوَّضين عن الجالية التصويت على سحب الموافقة على «{ $about }». ويمكن لأحد المشرفين فتحه.
pressure-reported = سُجّل بلاغكم. لن يُخبَر أحد بأنه منكم، ولا يرى أحد كم عدد من أبلغوا. يمكنكم تغيير ورقتكم أو سحبها إلى أن يُغلق التصويت.
pressure-ombuds = يمكنكم أيضًا اللجوء إلى جهة من خارج الجالية:
vote-paused = أبلغ أعضاء عن ضغوط. التصويت «{ $question }» متوقف مؤقتًا: لا يُحسب شيء.
vote-paused-meanwhile = ما زال بإمكانكم التصويت وتغيير ورقتكم وسحبها. يستأنف التصويت حين يقول المشرفون ما فعلوه بشأن الضغوط، وفي موعد أقصاه { $until }، ويُغلق متأخرًا بقدر مدة التوقف.
vote-paused-stewards = يُرجى التصرّف. يستأنف مشرفان التصويت ويقولان علنًا ما الذي فُعل. لا تحاولوا معرفة من أبلغ. وإن لم تقولوا شيئًا استأنف من تلقاء نفسه في { $until }.
going-on-asked = يريد أحد المشرفين استئناف التصويت المتوقف «{ $question }». يجب أن يؤكد ذلك مشرف ثانٍ قبل { $confirm_by }.
vote-goes-on = استُؤنف التصويت «{ $question }». وهو مفتوح حتى { $closes }.
vote-goes-on-because = ما يقوله المشرفون عن الضغوط:
vote-goes-on-by-itself = لم يقل المشرفون ما فعلوه بشأن الضغوط.
clause-line = { $number }. { $what }
clause =
    { $kind ->
        [purpose] الغرض: { $words }
        [data] البيانات: { $words }
        [stage] الأشخاص المعنيون: { $words }
        [recipient] المتلقّي: { $words }
        [onward] يجوز تسليمها بعد ذلك إلى: { $words }
        [place] مكان الاستعمال: { $words }
        [storage-place] مكان الحفظ: { $words }
        [technology] طريقة المعالجة: { $words }
        [retention] مدة الحفظ: { $words }
        [term] مدة الاتفاق: { $words }
        [promise] تعهّد: { $words }
        [risk] خطر: { $words }
        [assessment] دراسة ما قد يحدث للناس: { $words }
        [benefit] منفعة: { $words }
        [if-refused] إذا كان الجواب «لا»: { $words }
        [withdrawal] بعد سحب الموافقة: { $words }
        [complaints] للشكوى: { $words }
       *[condition] تؤكد الجهة الطالبة: { $words }
    }
clause-own-words = { $words }
clause-recipient = { $name } ({ $kind }، { $country })
clause-promise = { $what } – الموعد: { $due }، والدليل: { $evidence }
clause-risk = { $harm } – ما يُفعل ضدّه: { $mitigation }
clause-benefit = { $benefit } – لمن: { $whom }، الموعد: { $due }
clause-onward = { $kind } ({ $country })، الغرض: { $what_for }
clause-withdrawal = يُحذف كل شيء خلال { $within } – { $how }
clause-complaints = { $to } – { $how }
terms-clauses = ما هو مطلوب وما يُتعهّد به:
terms-asked-by = الجهة الطالبة: { $name }.
terms-asked-by-proven = الجهة الطالبة: { $name }. نطاق بريدها مُثبت: { $domain }.
terms-service = وهي تقدّم أيضًا: { $what } ({ $whom }).
terms-service-essential = وهي تقدّم أيضًا ما يعتمد عليه الناس: { $what } ({ $whom }). يجب ألا يُفقدكم رفضُ هذه الشروط ذلك.
terms-how = لقول ما يقلقكم في أحد هذه البنود، يُرجى إرسال !قلق ثم رقمه ثم كلماتكم.
concern-about =
    { $clause ->
        [0] عن المقترح كله
       *[other] عن البند { $clause }
    }
concern-raised = لدى أحد الأعضاء قلق، رقمه { $number }، { $about }: «{ $words }»
concern-raised-how = من يشاركه هذا القلق يمكنه تأييده: يُرجى إرسال !تأييد { $number } إلى الروبوت في محادثة خاصة. لا يُخبَر أحد بمن أبداه ولا بمن يؤيّده.
concern-taken =
    { $own ->
        [yes] رقم قلقكم { $number }. لا يُخبَر أحد بأنه منكم. ويمكنكم سحبه بالأمر !سحب-القلق ما لم يؤيّده عدد كافٍ من الأعضاء.
       *[no] ذكرتم هذا الضرر، وهو القلق رقم { $number }. لا يُخبَر أحد بأنكم ذكرتموه. ويمكنكم الرجوع عن ذلك بالأمر !سحب-التأييد.
    }
support-counts =
    { $supports ->
        [yes] أنتم تؤيّدون القلق رقم { $number }: «{ $words }» لا يُخبَر أحد بذلك. ويمكنكم الرجوع عن ذلك بالأمر !سحب-التأييد.
       *[no] لم تعودوا تؤيّدون القلق رقم { $number }: «{ $words }»
    }
concern-withdrawn = سحب صاحب القلق رقم { $number } قلقه.
concern-reached = يؤيّد القلقَ رقم { $number } عدد كافٍ من الأعضاء.
concern-reached-due =
    { $holds ->
        [yes] لا يُفتح التصويت قبل الجواب عنه. والجواب مطلوب حتى { $due }.
       *[no] الجواب مطلوب حتى { $due }. ولا ينتظره التصويت، لأنه جاء بعد أقل مدة للتحدث.
    }
concern-reached-answered = وله جواب من قبل.
concern-answered =
    { $by ->
        [requester] تجيب الجهة الطالبة عن القلق رقم { $number }:
       *[community] يجيب أحد المفوَّضين عن القلق رقم { $number }:
    }
all-answered = كل ما أيّده عدد كافٍ من الأعضاء من دواعي القلق له جواب الآن.
concerns-none = لم يُبدِ أحد قلقًا بشأن «{ $title }».
concerns-heading = دواعي القلق بشأن «{ $title }»:
concerns-line = { $number }. { $about }: «{ $words }»
concerns-supported = – أنتم تؤيّدونه.
concerns-due = – يؤيّده عدد كافٍ من الأعضاء. والجواب مطلوب حتى { $due }.
concerns-answer = – الجواب: «{ $answer }»
concerns-how = لتأييد أحدها يُرجى إرسال !تأييد ثم رقمه. ولإبداء قلق يُرجى إرسال !قلق ثم رقم البند ثم كلماتكم.
question-asked = يسأل أحد الأعضاء الجهة الطالبة، رقم السؤال { $number }، { $about }: «{ $words }» ينقله إليها أحد المفوَّضين ويعود بالجواب.
question-taken = رقم سؤالكم { $number }. لا يُخبَر أحد بأنه منكم. ينقله أحد المفوَّضين إلى الجهة الطالبة، أو يقول لماذا لا ينقله.
question-forwarded = نقل أحد المفوَّضين السؤال رقم { $number } إلى الجهة الطالبة بهذه الكلمات:
question-declined = لا ينقل أحد المفوَّضين السؤال رقم { $number } إلى الجهة الطالبة. والسبب:
question-answered = تجيب الجهة الطالبة عن السؤال رقم { $number }:
absence =
    { $finding ->
        [scarce] «{ $label }»: المسجَّلون منهم في السجل قليلون، أو لا أحد.
        [unreached] «{ $label }»: من تصل إليهم المحادثة منهم قليلون، أو لا أحد.
        [terms] لا يمكن قراءة الشروط بهذه اللغة: { $language }.
        [answer] لا يمكن قراءة الجواب عن القلق رقم { $concern } بهذه اللغة: { $language }.
       *[unspoken] يقرأ أعضاء لغة ليست من لغات الميثاق: { $language }.
    }
absence-line = – { $what }
absence-plan = – الخطة، حتى { $by }: «{ $words }»
absence-waiver = – يجري التصويت من دونهم، والسبب: «{ $words }»
absence-open = – لم يقل المشرفون شيئًا عن ذلك بعد.
absence-found = قبل التصويت على «{ $title }»، هؤلاء ليسوا حاضرين معنا:
absence-how = لا يُفتح التصويت قبل أن يكون لكل من هذه خطة أو سبب للتصويت من دونها. يُرجى إرسال !خطة إلى الروبوت ثم يوم ثم من يُتواصل معهم وكيف؛ أو !تجاوز ثم السبب. يُكتب ذلك بكل لغة من لغات الميثاق، كل منها في سطر يبدأ برمزها، مثل ar: أو en:
absence-public = يقرأ الأعضاء ما تكتبونه. ويُقال «قليلون أو لا أحد» كي لا يُعَدّ أحد.
opening-waits =
    { $stewards ->
        [yes] يمكن أن يُفتح التصويت على «{ $title }»، لكنه ينتظركم أنتم المشرفين:
       *[no] يمكن أن يُفتح التصويت على «{ $title }»، لكنه ينتظر. لم يقل المشرفون ما الذي يُفعل بشأن هذا:
    }
absence-answered = يقول المشرفون ما الذي يُفعل بشأن من ليسوا حاضرين معنا:
opened-without = يُفتح هذا التصويت، وليس الجميع حاضرين معنا:
absent-heading = من ليسوا حاضرين معنا قبل التصويت على «{ $title }»:
absent-none = لم يتبيّن أن شيئًا ينقص قبل التصويت على «{ $title }».
temperature-asked = يسأل أحد الأعضاء إلى أين يميل الآخرون، جسّ النبض رقم { $number }، { $about }. ليس هذا تصويتًا.
temperature-how = للجواب يُرجى إرسال !ميل قريب أو !ميل متردد أو !ميل بعيد إلى الروبوت في محادثة خاصة. يمكنكم تغييره حتى { $closes }، أو حتى يُفتح التصويت. لا يُخبَر أحد إلى أين تميلون، ويُمحى جوابكم في النهاية.
temperature-binds-nobody = لا يُلزم ذلك أحدًا ولا يغيّر أي تصويت.
temperature-taken = سؤالكم أمام الأعضاء: جسّ النبض رقم { $number }. لا يُخبَر أحد بأنكم سألتموه.
leaning-counts =
    { $leaning ->
        [towards] جسّ النبض رقم { $number }: أنتم أقرب إليه.
        [unsure] جسّ النبض رقم { $number }: أنتم مترددون.
       *[away] جسّ النبض رقم { $number }: أنتم أبعد عنه.
    }
leaning-until = يمكنكم تغييره حتى { $closes }، أو حتى يُفتح التصويت.
leaning =
    { $leaning ->
        [towards] أقرب إليه
        [unsure] مترددون
        [away] أبعد عنه
       *[silent] لم يجيبوا
    }
temperature-over = انتهى جسّ النبض رقم { $number } بشأن «{ $title }»، { $about }.
temperature-figure = – { $what }: { $count }
temperature-none-shown = لا تُعرض أرقام، كي لا يُعرف أحد منها.
temperatures-none = لم يطلب أحد جسّ النبض بشأن «{ $title }».
temperatures-heading = جسّ النبض بشأن «{ $title }»:
temperatures-line = { $number }. { $about }
temperatures-open = – وهو مفتوح حتى { $closes }، أو حتى يُفتح التصويت.
temperatures-mine = – أنتم: { $leaning }
temperatures-ask = للسؤال إلى أين يميل الآخرون يُرجى إرسال !جس-النبض ثم رقم بند، أو 0 للمقترح كله. وللجواب يُرجى إرسال !ميل ثم قريب أو متردد أو بعيد.
checks-heading = أسئلة عن «{ $title }». لا أحد يرى أجوبتكم، ولصوتكم الوزن نفسه:
check-question =
    { $asks ->
        [purpose] { $number }. ما الغرض من البيانات؟
        [recipient] { $number }. من يحصل عليها؟
       *[retention] { $number }. كم تُحفظ؟
    }
check-choice = – { $number }: { $choice }
checks-how = يُرجى إرسال !تحقق ثم رقم جوابكم عن كل سؤال بترتيب الأسئلة. ويمكنكم المحاولة مرة واحدة.
checked =
    { $right ->
        [yes] { check-question } صحيح: { $answer }.
       *[no] { check-question } ليس تمامًا. تقول الشروط: { $answer }.
    }
checked-private = لا أحد يرى أجوبتكم. وحين يسيء كثيرون فهم الشيء نفسه، فالشروط هي التي يجب أن تصبح أوضح.
terms-sent-back =
    { $because ->
        [not-understood] تعود الشروط «{ $title }» إلى الجهة الطالبة من دون تصويت: أساء فهمَها عدد أكبر من اللازم ممن جرّبوا الأسئلة.
       *[unanswered] تعود الشروط «{ $title }» إلى الجهة الطالبة من دون تصويت: تركت قلقًا بلا جواب مدة أطول من اللازم.
    }
minutes-heading = المفاوضة «{ $title }»:
minute =
    { $step ->
        [submitted] قُبلت شروط الجهة الطالبة للنظر فيها. والآن يردّ عليها أحد المفوَّضين.
        [returned] أعاد النظام شروط الجهة الطالبة: فيها نقص أو شيء غير مسموح به.
        [paused] المفاوضة متوقفة مؤقتًا: لا أحد مخوَّل الآن بالتحدث باسم الجالية.
        [taken-up] تولّى أحد المفوَّضين المفاوضة، وهي مستمرة.
       *[withdrawn] سحبت الجهة الطالبة مقترحها.
    }
minute-offered =
    { $by ->
        [requester] قدّمت الجهة الطالبة العرض { $number }.
       *[community] قدّم أحد المفوَّضين العرض { $number }.
    }
minute-same = كلماته هي كلمات العرض السابق نفسها.
minute-moved =
    { $shift ->
        [added] جديد: { $after }
        [removed] حُذف: { $before }
        [changed] من قبل: { $before } – الآن: { $after }
        [reordered] تغيّر ترتيب بعض الأمور.
        [title] تغيّر العنوان.
       *[summary] تغيّر الملخّص.
    }
minute-touches = يمسّ نقطة يُسأل عنها الأعضاء أولًا: «{ $point }»
minute-members-asked = قبل قبول أي شيء يسأل أحد المفوَّضين الأعضاء عن هذه النقطة: «{ $point }». يُرجى الحديث عنها في المجلس. والسؤال هو:
minute-members-heard = ما نتج عن سؤال الأعضاء عن النقطة «{ $point }»، كما يرويه أحد المفوَّضين:
minute-together = هذه الشروط مع مقترحات أخرى للجهة نفسها تتجاوز خطًا أحمر لا يتجاوزه أيٌّ منها وحده: «{ $line }»
minute-together-other = المقترح الآخر: «{ $title }»
minute-together-stands = لا يُرفض شيء بسبب ذلك. ضعوه في الحسبان عند الحديث وعند التصويت.
minute-clarification =
    { $by ->
        [requester] تطلب الجهة الطالبة من أحد المفوَّضين توضيحًا (التوضيح { $number }):
       *[community] يطلب أحد المفوَّضين من الجهة الطالبة توضيحًا (التوضيح { $number }):
    }
minute-clarified =
    { $by ->
        [requester] تجيب الجهة الطالبة عن طلب التوضيح { $number }:
       *[community] يجيب أحد المفوَّضين عن طلب التوضيح { $number }:
    }
minute-warned =
    { $by ->
        [requester] لم تردّ الجهة الطالبة على العرض الأخير. وإن لم يأتِ ردّ انتهت المفاوضة تلقائيًا في { $until }.
       *[community] لم يردّ أحد على العرض الأخير باسم الجالية. وإن لم يأتِ ردّ انتهت المفاوضة تلقائيًا في { $until }.
    }
minute-timed-out =
    { $by ->
        [requester] انتهت المفاوضة: لم تردّ الجهة الطالبة في الوقت المحدد.
       *[community] انتهت المفاوضة: لم يردّ أحد باسم الجالية في الوقت المحدد.
    }
minute-tabled = قبل الطرفان كلمات العرض { $number }. وهي الآن أمام الأعضاء ولا تتغيّر بعد ذلك.
minute-sent-back =
    { $because ->
        [not-understood] تعود الشروط إلى الجهة الطالبة دون تصويت: أساء فهمَها كثيرون ممن جرّبوا الأسئلة.
       *[unanswered] تعود الشروط إلى الجهة الطالبة دون تصويت: تركت قلقًا بلا جواب مدة أطول مما ينبغي.
    }
vote-opened =
    { $kind ->
        [charter] فُتح تصويت: هل يُعتمد ميثاق «{ $question }»؟
        [mandate] فُتح تصويت: هل يُمنح «{ $question }» تفويض التحدث باسم الجالية؟
        [recall] فُتح تصويت: هل يُسحب تفويض «{ $question }»؟
        [consent] فُتح تصويت: هل توافقون على الشروط «{ $question }»؟
       *[withdrawal] فُتح تصويت: هل تُسحب الموافقة على «{ $question }»؟
    }
vote-opened-again = تعذّر عدّ الأصوات في التصويت السابق على هذا السؤال. يُرجى التصويت من جديد، حتى ممن صوّت حينها.
vote-opened-closes = التصويت مفتوح حتى { $closes }. وحتى ذلك الحين يمكنكم تغيير جوابكم.
vote-opened-public = الجواب هنا، في الاستطلاع. كل من في هذه الغرفة يرى جوابكم.
vote-opened-confidential = هذا التصويت سرّي عن بقية الأعضاء. يُرجى عدم الجواب هنا، بل إرسال !تصويت ثم الجواب إلى الروبوت في محادثة خاصة.
vote-opened-free = الـ«لا» لا تحتاج إلى سبب ولا تكلّف شيئًا.
election-called = دُعي إلى انتخاب: «{ $title }». يختار الأعضاء بين عدة وسطاء.
election-called-nominate = يمكن للأعضاء ترشيح وسطاء حتى { $nominations_end }.
election-called-vote = بعد ذلك هناك وقت للتحدث عنهم. أقرب موعد لفتح التصويت: { $vote_from }.
election-nobody = لم يُرشَّح أحد في انتخاب «{ $title }». ليس هناك ما يُصوَّت عليه.
election-opened = فُتح تصويت: «{ $title }». المرشحون:
candidates-line = { $number }. { $name }
candidates-none = لا أحد – لا أحد منهم
election-how =
    { $method ->
        [schulze] يُرجى ترتيبهم: إرسال أرقامهم إلى الروبوت في محادثة خاصة، من الأفضل إلى الأخير، مثلًا: !تصويت 2>1>لا أحد. توضع علامة = بين اثنين متساويين عندكم. ومن لم يُذكر يأتي في الآخر.
       *[approval] يُرجى ذكر كل من يمكنكم القبول به: إرسال أرقامهم إلى الروبوت في محادثة خاصة، مثلًا: !تصويت 1,3، أو: !تصويت لا أحد.
    }
election-how-poll = أو اختيارهم هنا في الاستطلاع، بأي عدد تشاؤون. كل من في هذه الغرفة يرى جوابكم فيه.
ballot-counts = صوتكم محسوب. ويمكنكم تغييره حتى { $closes }.
ballot-replaced = صوتكم الجديد محسوب بدل السابق. ويمكنكم تغييره حتى { $closes }.
ballot-withdrawn = سُحب صوتكم. ويمكنكم التصويت من جديد ما دام التصويت مفتوحًا.
objection-counts =
    { $stands ->
        [yes] أنتم تقفون خلف هذا الاعتراض: { $harm }. ويمكنكم سحبه حتى { $closes }.
       *[no] لم تعودوا تقفون خلف هذا الاعتراض: { $harm }.
    }
harms-heading = الأضرار التي يمكنكم ذكرها في «{ $question }»:
harms-line = { $number }. { $harm }
harms-to-name = لقول إنكم تخشون أحدها يُرجى إرسال رقمه، مثلًا: !ضرر 2
harms-hint = للاعتراض بسبب أحدها يُرجى إرسال رقمه، مثلًا: !اعتراض 2
member-removed = أُخرج شخص من قائمة الأعضاء. والسبب المذكور:
constituencies-none = لا يذكر الميثاق أي فئات.
constituencies-heading = فئات { $community }:
constituencies-line =
    { $belongs ->
        [yes] { $number }. { $label } ({ $name }) – أنتم منها
       *[no] { $number }. { $label } ({ $name })
    }
belonging-said =
    { $belongs ->
        [yes] أنتم تنتمون إلى «{ $label }» من الآن. لا أحد غيركم يرى هذا. ويُحسب في التصويتات التي تُفتح من الآن.
       *[no] لم تعودوا تنتمون إلى «{ $label }». ويُحسب ذلك في التصويتات التي تُفتح من الآن.
    }
delegation-said =
    { $said ->
        [to] { $votes } يصوّت عنكم من الآن العضو الذي ذكرتموه. وصوتكم أنتم يسبق دائمًا.
        [nobody] { $votes } لا أحد يصوّت عنكم من الآن، مهما قلتم غير ذلك.
       *[taken-back] { $votes } ما قلتموه عمّن يصوّت عنكم لم يعد ساريًا.
    }
delegation-scope =
    { $scope ->
        [vote] في هذا التصويت:
        [all] في كل التصويتات:
       *[kind] في كل التصويتات من هذا النوع ({ $kind }):
    }
delegates-heading = «{ $question }»:
delegates-mine =
    { $delegate ->
        [yes] يصوّت عنكم عضو آخر، ما لم تصوّتوا بأنفسكم.
       *[no] لا أحد يصوّت عنكم.
    }
delegates-theirs =
    { $count ->
        [zero] أنتم لا تصوّتون عن أحد.
        [one] عضو واحد يترك لكم التصويت عنه.
        [two] عضوان يتركان لكم التصويت عنهما.
        [few] { $count } أعضاء يتركون لكم التصويت عنهم.
        [many] { $count } عضوًا يتركون لكم التصويت عنهم.
       *[other] { $count } عضو يتركون لكم التصويت عنهم.
    }
leave-which = أي جالية تريدون مغادرتها؟ تخرجون من قائمة أعضائها فورًا، ولا تُحسب أصواتكم في التصويتات المفتوحة.
leave-line = { $community }: !مغادرة { $handle }
left = لم تعودوا من أعضاء { $community }. وقد مُحي ما كنا نعرفه عن حسابكم فيها.
count-held-back = انتهى التصويت على «{ $question }»، لكن العدّ يتأخر: تعذّرت قراءة خادم المحادثة عند الإغلاق. لم يضع أي صوت أُعطي في الوقت المحدد.
vote-void = تعذّر عدّ أصوات التصويت على «{ $question }» خلال يوم واحد، فلا يُعتدّ به. سيُفتح تصويت جديد، ويُرجى التصويت من جديد.
crisis-declared = أعلن أحد المشرفين حالة أزمة: «{ $reason }». لم تسرِ بعد: يجب أن يؤكدها مشرف ثانٍ قبل { $confirm_by }.
crisis-begun = أُعلنت حالة أزمة: «{ $reason }». حتى { $until } تسري القواعد الأشد والخطوط الحمراء التي يحددها الميثاق للأزمات، ثم تنتهي الأزمة من تلقاء نفسها.
crisis-end-asked = يريد أحد المشرفين إنهاء حالة الأزمة. يجب أن يؤكد ذلك مشرف ثانٍ قبل { $confirm_by }.
crisis-over = انتهت حالة الأزمة: «{ $reason }». تسري قواعد الميثاق المعتادة من جديد.
outcome-heading =
    { $kind ->
        [charter] انتهى التصويت على ميثاق «{ $question }».
        [mandate] انتهى التصويت على تفويض «{ $question }».
        [recall] انتهى التصويت على سحب تفويض «{ $question }».
        [consent] انتهى التصويت على الشروط «{ $question }».
       *[withdrawal] انتهى التصويت على سحب الموافقة على «{ $question }».
    }
election-over = انتهى التصويت «{ $title }». كان المرشحون:
election-chosen = اختار الأعضاء «{ $name }».
election-not =
    { $settled ->
        [none-of-them] لم يختر الأعضاء أحدًا منهم.
       *[lapsed] لم يشارك عدد كافٍ لاتخاذ قرار. لم يُختر أحد.
    }
election-run-off = هؤلاء متعادلون تمامًا في المركز الأول: { $names }. يُفتح الآن تصويت بينهم وحدهم.
figures-heading = الأجوبة:
figure-line = – { $what }: { $count }
figures-lumped = جُمعت الأعداد الصغيرة معًا، حتى لا يعرف أحد كيف صوّت شخص بعينه.
figures-none = لا تُعرض الأعداد، حتى لا يعرف أحد كيف صوّت شخص بعينه.
proposals-heading = المقترحات المفتوحة:
proposals-line = { $number }. { $title }
proposals-waiting = { $number }. { $title } (ينتظر إلى أن يتّسع وقتكم له)
proposals-hint = لقراءة أحدها، يُرجى إرسال !شروط ثم رقمه.
proposals-none = لا يوجد الآن أي مقترح مفتوح.
choices-heading = جوابكم على «{ $question }»:
choices-line = !تصويت { $word } – { $choice }
choices-closes = يمكنكم الجواب حتى { $closes }. والـ«لا» لا تحتاج إلى سبب ولا تكلّف شيئًا.
question =
    { $kind ->
        [charter] هل يُعتمد ميثاق «{ $question }»؟
        [mandate] هل يُمنح «{ $question }» تفويض التحدث باسم الجالية؟
        [recall] هل يُسحب تفويض «{ $question }»؟
        [consent] هل توافقون على الشروط «{ $question }»؟
       *[withdrawal] هل تُسحب الموافقة على «{ $question }»؟
    }
poll-question = { $question } (مفتوح حتى { $closes })

## الغرف

room-name =
    { $role ->
        [assembly] المجلس
        [ballot-box] صندوق الاقتراع
        [negotiations] المفاوضات
       *[stewards] المشرفون
    }
room-topic =
    { $role ->
        [space] غرف هذه الجالية
        [assembly] هنا يتحدث الجميع.
        [ballot-box] هنا يسأل الروبوت ويجيب الأعضاء، وهنا تُعلن القرارات.
        [stewards] هنا يتحدث المشرفون.
        [negotiations] هنا يروي الروبوت خطوة بخطوة ما يجري في المفاوضات، والأعضاء يقرؤون. وليست في هذه الغرفة أي جهة تطلب بيانات.
       *[deliberation] هنا يتحدث الأعضاء عن مقترح واحد. والجهة التي قدّمته ليست في هذه الغرفة.
    }
levels-mended =
    غيّر أحد غير الروبوت صلاحيات المشاركين في { $role ->
        [space] فضاء الجالية
        [assembly] المجلس
        [ballot-box] صندوق الاقتراع
        [stewards] هذه الغرفة
        [negotiations] غرفة محاضر المفاوضات
       *[deliberation] غرفة يتحدث فيها الأعضاء عن مقترح
    }. وقد أعادها الروبوت كما كانت. إذا لم يفعل ذلك أحد منكم، يُرجى سؤال القائمين على خادم المحادثة عمّن فعله.

## الأوامر

command-word =
    { $command ->
        [help] مساعدة
        [join] انضمام
        [apply] طلب-الانضمام
        [vouch] تزكية
        [unvouch] سحب-التزكية
        [agree] قبول
        [link] ربط
        [language] لغة
        [proposals] مقترحات
        [terms] شروط
        [vote] تصويت
        [delegate] توكيل
        [undelegate] إلغاء-التوكيل
        [constituencies] فئات
        [belong] أنتمي
        [not-belong] لا-أنتمي
        [object] اعتراض
        [withdraw-objection] سحب-الاعتراض
        [leave] مغادرة
        [nominate] ترشيح
        [trust] ثقة
        [untrust] سحب-الثقة
        [petitions] عرائض
        [sign] توقيع
        [unsign] سحب-التوقيع
        [pressure] ضغط
        [concerns] دواعي-القلق
        [concern] قلق
        [support] تأييد
        [unsupport] سحب-التأييد
        [withdraw-concern] سحب-القلق
        [ask] سؤال
        [harm] ضرر
        [absent] غائبون
        [plan] خطة
        [waive] تجاوز
        [temperature] جس-النبض
        [lean] ميل
        [check] تحقق
       *[withdraw-ballot] سحب-الصوت
    }
command-usage =
    { $command ->
        [help] !مساعدة
        [join] !انضمام الدعوة
        [apply] !طلب-الانضمام الجماعة
        [vouch] !تزكية الرمز
        [unvouch] !سحب-التزكية الرمز
        [agree] !قبول الرمز
        [link] !ربط الرمز
        [language] !لغة اللغة
        [proposals] !مقترحات
        [terms] !شروط الرقم
        [vote] !تصويت الجواب
        [delegate] !توكيل العضو
        [undelegate] !إلغاء-التوكيل
        [constituencies] !فئات
        [belong] !أنتمي الاسم
        [not-belong] !لا-أنتمي الاسم
        [object] !اعتراض الضرر
        [withdraw-objection] !سحب-الاعتراض الضرر
        [leave] !مغادرة الجالية
        [nominate] !ترشيح الاسم
        [trust] !ثقة الاسم
        [untrust] !سحب-الثقة الاسم
        [petitions] !عرائض
        [sign] !توقيع الرقم
        [unsign] !سحب-التوقيع الرقم
        [pressure] !ضغط
        [concerns] !دواعي-القلق
        [concern] !قلق الرقم الكلمات
        [support] !تأييد الرقم
        [unsupport] !سحب-التأييد الرقم
        [withdraw-concern] !سحب-القلق الرقم
        [ask] !سؤال الرقم الكلمات
        [harm] !ضرر الرقم
        [absent] !غائبون
        [plan] !خطة اليوم الكلمات
        [waive] !تجاوز الكلمات
        [temperature] !جس-النبض الرقم
        [lean] !ميل الجواب
        [check] !تحقق
       *[withdraw-ballot] !سحب-الصوت
    }
help-heading = هذا ما يمكنكم كتابته للروبوت:
help-line = { $usage } – { $what }
help-hint = لمعرفة المزيد عن أحد الأوامر، يُرجى إرسال مثلًا: !مساعدة تصويت
help-short =
    { $command ->
        [help] عرض هذه القائمة
        [join] الانضمام إلى الأعضاء
        [apply] طلب الدخول إلى جماعة يزكّي أعضاؤها من يدخل
        [vouch] تزكية شخص يطلب الدخول
        [unvouch] سحب ذلك
        [agree] قبول دخول شخص، لمن هو مشرف
        [link] ربط هذا الحساب بعضويتكم
        [language] اختيار لغتكم
        [proposals] عرض المقترحات المفتوحة
        [terms] قراءة شروط مقترح
        [vote] التصويت أو تغيير صوتكم
        [delegate] توكيل عضو آخر ليصوّت عنكم
        [undelegate] العودة إلى التصويت بأنفسكم
        [constituencies] عرض الفئات والفئات التي تنتمون إليها
        [belong] القول إنكم تنتمون إلى فئة
        [not-belong] القول إنكم لم تعودوا تنتمون إليها
        [object] الاعتراض على الشروط بسبب ضرر
        [withdraw-objection] سحب اعتراضكم
        [leave] مغادرة الجالية
        [nominate] ترشيح وسيط
        [trust] القول إنكم تثقون بوسيط ليتكلّم باسمكم
        [untrust] سحب ذلك
        [petitions] عرض ما يمكنكم طلب التصويت عليه
        [sign] طلب تصويت بالتوقيع عليه
        [unsign] سحب توقيعكم
        [pressure] الإبلاغ عن ضغط عليكم في تصويت
        [concerns] عرض ما يقلق الأعضاء في مقترح
        [concern] قول ما يقلقكم في مقترح
        [support] تأييد قلق
        [unsupport] ترك تأييد قلق
        [withdraw-concern] سحب قلقكم
        [ask] سؤال الجهة الطالبة عن مقترح
        [harm] ذكر ضرر قد يجلبه مقترح
        [absent] عرض من ليسوا حاضرين قبل تصويت
        [plan] للمشرفين: قول كيف يُتواصل مع من ليسوا حاضرين
        [waive] للمشرفين: قول لماذا يجري تصويت من دونهم
        [temperature] سؤال الأعضاء إلى أين يميلون قبل أي تصويت
        [lean] قول إلى أين تميلون، على انفراد
        [check] معرفة هل الشروط واضحة
       *[withdraw-ballot] سحب صوتكم
    }
help-more =
    { $command ->
        [help] يعرض ما يمكن كتابته للروبوت. ومع اسم أمر بعده يعرض طريقة استعمال ذلك الأمر.
        [join] تأتيكم الدعوة من أحد المشرفين. وهي صالحة مرة واحدة. لا أحد هنا يطلب اسمكم أو بريدكم الإلكتروني أو رقم هاتفكم.
        [apply] الجماعة هي اسمها القصير. تحصلون على رمز. أعطوه لأعضاء يعرفونكم ليزكّوكم به. لا يُعرض على أحد غيرهم أنكم تطلبون.
        [vouch] الرمز هو ما أعطاكم إياه شخص يطلب الدخول. لا تزكّوا إلا من تعرفونه. لا يُخبَر أحد بمن زكّى، ولا حتى من زُكّي. يمكن تزكية ثلاثة أشخاص في وقت واحد.
        [unvouch] الرمز هو نفسه كما في !تزكية. يمكن ذلك إلى أن يدخل الشخص.
        [agree] للمشرفين حين يطلب الميثاق كلمتهم أيضًا. الرمز هو ما أعطاكم إياه شخص يطلب الدخول.
        [link] لمن هم أعضاء من قبل: تحصلون على الرمز من المنصّة. وهو صالح مرة واحدة ولوقت قصير.
        [language] يكتب الروبوت بالعربية والإنجليزية والفرنسية. مثلًا: !لغة الفرنسية
        [proposals] يعرض المقترحات التي يجري التحدث عنها أو التصويت عليها، ولكل منها رقم.
        [terms] يعرض بكلمات بسيطة ما هو مطلوب، وما يحدث إذا كان الجواب «لا». والرقم هو الرقم في قائمة المقترحات.
        [vote]
            الأجوبة على الشروط: أوافق، أرفض، أعيد، أمتنع. والأجوبة على الميثاق أو التفويض: مع، ضد، أمتنع.
            يمكنكم تغيير جوابكم حتى إغلاق التصويت، والجواب الأخير هو المحسوب. والـ«لا» لا تحتاج إلى سبب ولا تكلّف شيئًا.
            للاختيار بين عدة مرشحين: أرقامهم من الأفضل إلى الأخير، !تصويت 2>1>لا أحد، أو كل من يمكنكم القبول به، !تصويت 1,3.
            إذا كان أكثر من تصويت مفتوحًا، يُكتب الرقم أولًا: !تصويت 1 الجواب. والرقم 1 هو التصويت الذي فُتح أولًا.
        [delegate]
            العضو هو حساب ماتريكس لأحد الأعضاء، مثل ‎@noor:example.org، أو «لا أحد». ويسري ذلك على التصويت المفتوح.
            ويمكن بعده ذكر ما يسري عليه: الكل، ميثاق، تفويض، موافقة، سحب، أو رقم التصويت: !توكيل ‎@noor:example.org الكل
            صوتكم أنتم يسبق دائمًا. ومن دون ذكر العضو يعرض من يصوّت عنكم الآن.
        [undelegate] ما قلتموه بأمر التوكيل لا يعود ساريًا. والكلمة الثانية هي نفسها: !إلغاء-التوكيل الكل
        [constituencies] لا أحد غيركم يرى إلى أي فئة تنتمون.
        [belong] الاسم هو الاسم القصير في قائمة الفئات، أو رقمه. ويُحسب في التصويتات التي تُفتح من الآن. لا أحد يطلب منكم إثباتًا، ولا أحد غيركم يراه.
        [not-belong] يُحسب في التصويتات التي تُفتح من الآن.
        [object]
            الضرر هو رقمه في قائمة الأضرار أو رمزه. ومن دونه تُعرض القائمة. في بعض القواعد تعود الشروط إلى التفاوض، أو يُطلب أكثر، إذا وقف عدد كافٍ من الأعضاء خلف ضرر واحد.
            أما صوتكم فشيء آخر: يمكنكم الاعتراض والتصويت كما تشاؤون. وإذا كان أكثر من تصويت مفتوحًا، يُكتب الرقم أولًا: !اعتراض 1 الضرر
        [withdraw-objection] حتى إغلاق التصويت. والكلمات هي نفسها كما في أمر الاعتراض.
        [leave] الجالية هي اسمها القصير، ومن دونه تُعرض الأسماء. تخرجون من قائمة الأعضاء فورًا، ولا تُحسب أصواتكم في التصويتات المفتوحة. وللعودة تلزم دعوة جديدة.
        [nominate] الاسم هو الاسم القصير لمنظمة مسجّلة، مثل bridge. إذا كان باب الترشيح لانتخاب مفتوحًا ترشّحت فيه، وإلا صوّت الأعضاء عليها وحدها. ولتفويض غير المعتاد رشّحوها في Ownaccord نفسه.
        [trust] الاسم هو الاسم القصير لمنظمة مسجّلة، مثل bridge. لا يُخبَر أحد بأنكم تثقون بها، ويُعرض عدد الأعضاء الذين يثقون بها ابتداءً من خمسة. هذا لا يمنحها تفويضًا. ولموضوع واحد فقط قولوا ذلك في Ownaccord نفسه.
        [untrust] الاسم هو الاسم القصير للمنظمة. وما قلتموه من قبل في Ownaccord نفسه عن موضوع واحد يبقى.
        [petitions] يعرض التفويضات التي يمكن سحبها والموافقات التي يمكن سحبها ومسودات الميثاق، ولكل منها رقم، وهل وقّعتم.
        [sign] الرقم هو الرقم في قائمة العرائض. حين يوقّع عدد كافٍ من الأعضاء يُفتح التصويت من تلقاء نفسه ولا يمكن لأحد منعه.
        [unsign] الرقم هو الرقم في قائمة العرائض. وبعد أن يوقّع عدد كافٍ لا يُسحب أي توقيع.
        [pressure] إذا دفعكم أحد أو هدّدكم لتصوّتوا على نحو ما فاكتبوا !ضغط. وحين يبلغ عدد كافٍ من الأعضاء عن ذلك يتوقف التصويت مؤقتًا. لا يُخبَر أحد بمن أبلغ. وإذا كان أكثر من تصويت مفتوحًا فاكتبوا الرقم بعده: !ضغط 1
        [concerns] يعرض دواعي القلق بشأن مقترح مع أجوبتها، وما تؤيّدونه منها. وإذا كان أكثر من مقترح معروضًا على الأعضاء، يُكتب الرقم بعده: !دواعي-القلق 1
        [concern] الرقم هو رقم البند كما يعرضه الأمر !شروط، والرقم 0 يعني المقترح كله. يقرأ الأعضاء كلماتكم ولا يعرفون من كتبها: لا تكتبوا ما يدلّ عليكم. وحين يؤيّده عدد كافٍ من الأعضاء ينتظر التصويت جوابًا. وإذا كان أكثر من مقترح معروضًا، يُكتب رقم المقترح أولًا: !قلق 1.2 الكلمات
        [support] الرقم هو الرقم في قائمة دواعي القلق. حين يؤيّد قلقًا عدد كافٍ من الأعضاء لا يُفتح التصويت قبل الجواب عنه. ولا يُخبَر أحد بأنكم تؤيّدونه.
        [unsupport] الرقم هو الرقم في قائمة دواعي القلق. وبعد أن يؤيّده عدد كافٍ يُجاب عنه في كل حال.
        [withdraw-concern] الرقم هو الرقم في قائمة دواعي القلق. وبعد أن يؤيّده عدد كافٍ من الأعضاء لا يعود لكم وحدكم.
        [ask] الرقم هو رقم البند كما يعرضه الأمر !شروط، والرقم 0 يعني المقترح كله. ينقل أحد المفوَّضين سؤالكم إلى الجهة الطالبة بكلمات أخرى ويعود بالجواب. يقرأ الأعضاء كلماتكم ولا يعرفون من كتبها.
        [harm] الرقم هو الرقم في قائمة الأضرار، ومن دونه تُعرض القائمة. من يذكر الضرر نفسه يؤيّد القلق نفسه. ولا يُخبَر أحد بمن ذكره. وإذا كان أكثر من مقترح معروضًا، يُكتب رقم المقترح أولًا: !ضرر 1.2
        [absent] يعرض أي فئات الميثاق تكاد لا تكون حاضرة، وأي نصوص تنقصها لغة، وما قاله المشرفون عن ذلك. وإذا كان أكثر من مقترح معروضًا على الأعضاء، يُكتب الرقم بعده: !غائبون 1
        [plan] اليوم هو اليوم الذي يتم ذلك قبله، مثل 2026-12-31. وتقول الكلمات من يُتواصل معهم وكيف، بكل لغة من لغات الميثاق، كل منها في سطر يبدأ برمزها. ويسري ذلك على كل ما هو مفتوح. وإذا كان أكثر من مقترح معروضًا، يُكتب الرقم أولًا: !خطة 1 اليوم الكلمات
        [waive] تقول الكلمات لماذا يجري التصويت من دونهم، بكل لغة من لغات الميثاق، كل منها في سطر يبدأ برمزها. ويسري ذلك على كل ما هو مفتوح. وإذا كان أكثر من مقترح معروضًا، يُكتب الرقم أولًا: !تجاوز 1 الكلمات
        [temperature] الرقم هو رقم البند كما يعرضه الأمر !شروط، والرقم 0 يعني المقترح كله. ومن دونه يُعرض ما جرى من جسّ النبض. لا يُلزم ذلك أحدًا، ولا يُخبَر أحد بمن سأل. وإذا كان أكثر من مقترح معروضًا، يُكتب رقم المقترح أولًا: !جس-النبض 1.2
        [lean] الجواب هو قريب أو متردد أو بعيد. ويمكنكم تغييره حتى ينتهي جسّ النبض. لا يُخبَر أحد إلى أين تميلون؛ وتُعرض الأرقام على الأعضاء وحدهم، ولا يُعرض رقم صغير. وإذا كان أكثر من مقترح معروضًا، يُكتب الرقم أولًا: !ميل 1 قريب
        [check] سؤالان أو ثلاثة عن الشروط. ومع رقم جواب لكل منها تعرفون الصحيح: !تحقق 2 1 3. لا أحد يرى أجوبتكم. وإذا كان أكثر من مقترح معروضًا، يُكتب رقم المقترح قبل الأول: !تحقق 1.2 1 3
       *[withdraw-ballot]
            يسحب صوتكم، كأنكم لم تصوّتوا. ويمكنكم التصويت من جديد حتى إغلاق التصويت.
            حذف رسالتكم لا يكفي: فهو لا يغيّر أي صوت.
    }

## الرفض: ما ليس ممكنًا، وما العمل الآن

refusal-actor-sign-in-needed = لم يُعرف من أنتم، أو لم يعد رمز الدخول صالحًا.
    .remedy = يُرجى إرسال رمز دخول صالح. وإذا انتهى رمزكم، يُرجى طلب رمز جديد.
refusal-actor-not-a-member = هذا ممكن لأعضاء هذه الجالية فقط.
    .remedy = يُرجى طلب دعوة من أحد مشرفي الجالية.
refusal-actor-not-a-steward = هذا ممكن لمشرفي الجالية فقط.
    .remedy = يُرجى التوجّه إلى أحد المشرفين.
refusal-actor-not-the-requester = هذا ممكن فقط للجهة التي قدّمت الطلب.
    .remedy = يُرجى استعمال رمز الدخول الخاص بأحد ممثليها.
refusal-actor-role-needed =
    { $role ->
        [administrator] لم تكلّفكم جهتكم بإدارة شؤونها هنا، وهذا لازم.
        [negotiator] لم تكلّفكم جهتكم بالتفاوض باسمها، وهذا لازم.
       *[signatory] لم تمنحكم جهتكم حق التوقيع باسمها.
    }
    .remedy = يُرجى التوجّه إلى أحد مديريها.
refusal-actor-not-the-intermediary = لا يستطيع ذلك إلا من يعمل لدى الوسيط نفسه.
    .remedy = يُرجى استعمال رمز أحد العاملين لديه.
refusal-actor-wrong-token = رمز الدخول هذا مخصّص لأمر آخر.
    .remedy = يُرجى استعمال الرمز الذي أُعطي لكم لهذه الخطوة.
refusal-not-found =
    { $what ->
        [community] هذه الجالية غير موجودة، أو لا يمكنكم رؤيتها.
        [charter] هذا الميثاق غير موجود، أو لا يمكنكم رؤيته.
        [member] هذا العضو غير موجود، أو لا يمكنكم رؤيته.
        [invitation] هذه الدعوة غير موجودة، أو لا يمكنكم رؤيتها.
        [intermediary] هذا الوسيط غير موجود، أو لا يمكنكم رؤيته.
        [requester] هذه الجهة الطالبة غير موجودة، أو لا يمكنكم رؤيتها.
        [mandate] هذا التفويض غير موجود، أو لا يمكنكم رؤيته.
        [petition] لا توجد عريضة بهذا الرقم، أو أنها انتهت.
        [concern] لا يوجد قلق كهذا، أو لا يمكنكم رؤيته.
        [question] لا يوجد سؤال كهذا، أو لا يمكنكم رؤيته.
        [temperature] لا يوجد جسّ نبض كهذا، أو لا يمكنكم رؤيته.
        [proposal] هذا المقترح غير موجود، أو لا يمكنكم رؤيته.
        [offer] هذا العرض غير موجود، أو لا يمكنكم رؤيته.
        [vote] هذا التصويت غير موجود، أو لا يمكنكم رؤيته.
        [decision] هذا القرار غير موجود، أو لا يمكنكم رؤيته.
        [holder] لا أحد مسجّل هنا بهذا المعرّف.
        [agreement] هذا الاتفاق غير موجود، أو لا يمكنكم رؤيته.
       *[other] هذا غير موجود، أو لا يمكنكم رؤيته.
    }
    .remedy = يُرجى التحقق من الاسم أو الرقم أو المعرّف.
refusal-idempotency-key-reused = سبق استعمال هذا المفتاح لأمر آخر.
    .remedy = يُرجى اختيار مفتاح جديد لكل أمر جديد. ولا يُعاد استعمال مفتاح إلا لتكرار الأمر نفسه تمامًا.
refusal-busy = كان آخرون يغيّرون الشيء نفسه في هذه اللحظة. لم يُنفَّذ شيء.
    .remedy = يُرجى المحاولة من جديد بعد لحظات.

refusal-input-malformed =
    { $shape ->
        [handle] هذا ليس اسمًا قصيرًا صالحًا.
        [duration] هذه ليست مدة زمنية.
        [day] هذا ليس يومًا من أيام التقويم.
        [moment] هذا ليس تاريخًا مع ساعة.
        [id] هذا ليس معرّفًا.
        [digest] هذه ليست بصمة.
        [mail] هذا ليس عنوان بريد لجهة.
        [address] هذا ليس عنوانًا على الشبكة.
        [json] هذا ليس JSON.
        [share] هذا ليس كسرًا.
        [scope] يُذكر إما تصويت واحد أو نوع واحد من القرارات، لا كلاهما.
       *[other] هذا مكتوب بطريقة لا نستطيع قراءتها.
    }
    .remedy =
        { $shape ->
            [handle] يُرجى استعمال 3 إلى 40 من الحروف اللاتينية الصغيرة والأرقام والشرطات المنفردة، والبدء بحرف.
            [duration] يُكتب مثلًا P7D لسبعة أيام، أو PT2H لساعتين.
            [day] تُكتب السنة ثم الشهر ثم اليوم، مثلًا ⁦2027-01-31⁩.
            [moment] يُكتب مثلًا ⁦2027-01-31T18:00:00Z⁩.
            [id] يُرجى نسخ المعرّف تمامًا كما أُعطي لكم.
            [digest] يُرجى نسخ البصمة تمامًا كما أُعطيت لكم.
            [mail] يُكتب مثلًا ⁦office@example.org⁩.
            [address] اكتبوا العنوان كاملًا. يبدأ بـ https://.
            [json] أرسلوا الرسالة بصيغة JSON.
            [share] يُكتب مثلًا 1/10: أكثر من لا شيء، والكل على الأكثر، بأعداد صحيحة لا تتجاوز 1000.
            [scope] يُذكر تصويت واحد، أو نوع واحد من القرارات، أو لا يُذكر شيء لكل تصويت.
           *[other] يُرجى التحقق من طريقة الكتابة ثم الإرسال من جديد.
        }
refusal-input-empty = هناك شيء ناقص هنا.
    .remedy = يُرجى ملؤه.
refusal-input-too-long =
    { $most ->
        [zero] هذا أطول من اللازم: لا مكان هنا لأي حرف.
        [one] هذا أطول من اللازم: الحد الأقصى حرف واحد.
        [two] هذا أطول من اللازم: الحد الأقصى حرفان.
        [few] هذا أطول من اللازم: الحد الأقصى { $most } حروف.
        [many] هذا أطول من اللازم: الحد الأقصى { $most } حرفًا.
       *[other] هذا أطول من اللازم: الحد الأقصى { $most } حرف.
    }
    .remedy = يُرجى قوله بكلمات أقل.
refusal-input-too-many =
    { $most ->
        [zero] هذا أكثر من اللازم: لا مكان هنا لأي بند.
        [one] هذا أكثر من اللازم: الحد الأقصى بند واحد.
        [two] هذا أكثر من اللازم: الحد الأقصى بندان.
        [few] هذا أكثر من اللازم: الحد الأقصى { $most } بنود.
        [many] هذا أكثر من اللازم: الحد الأقصى { $most } بندًا.
       *[other] هذا أكثر من اللازم: الحد الأقصى { $most } بند.
    }
    .remedy = يُرجى حذف بعضها.
refusal-input-unknown-code =
    { $kind ->
        [stage] «{ $value }» ليس في قائمة مراحل الرحلة.
        [reason] «{ $value }» ليس في قائمة أسباب الرحيل.
        [data] «{ $value }» ليس في قائمة فئات البيانات.
        [purpose] «{ $value }» ليس في قائمة الأغراض.
        [technology] «{ $value }» ليس في قائمة التقنيات.
        [recipient] «{ $value }» ليس في قائمة أنواع المتلقّين.
        [harm] «{ $value }» ليس في قائمة الأضرار.
        [benefit] «{ $value }» ليس في قائمة المنافع.
        [scale] «{ $value }» ليس في قائمة نطاقات المؤسسات.
        [basis] «{ $value }» ليس في قائمة الأسس القانونية.
       *[condition] «{ $value }» ليس في قائمة ضمانات حرية الاختيار.
    }
    .remedy = يُرجى اختيار رمز من تلك القائمة، تمامًا كما هو مكتوب فيها.
refusal-input-unknown-place = «{ $value }» ليس مكانًا نعرفه.
    .remedy = يُرجى استعمال رمز من معيار ISO 3166، مثلًا GR لليونان أو ⁦DE-BE⁩ لبرلين.
refusal-input-unknown-language = «{ $value }» ليست لغة نعرفها.
    .remedy = يُرجى استعمال رمز لغة، مثلًا ar أو en أو fr أو ⁦fa-AF⁩.
refusal-input-language-missing = النص ناقص بإحدى اللغات: { $language }.
    .remedy = يُرجى إضافته: فمن الأعضاء من يقرأ بهذه اللغة.
refusal-input-duplicate = «{ $value }» مكتوب هنا مرتين.
    .remedy = يُرجى الإبقاء عليه مرة واحدة.
refusal-input-handle-taken = الاسم القصير «{ $handle }» مستعمل من قبل.
    .remedy = يُرجى اختيار اسم آخر.

refusal-requester-services-unchanged = هذه هي الخدمات المعلنة من قبل.
    .remedy = لا حاجة إلى فعل شيء.
refusal-requester-services-not-declared = لم تذكر جهتكم الخدمات التي تقدّمها للناس.
    .remedy = يُرجى إعلانها أولًا، حتى إن لم توجد. يريد الأعضاء أن يروا هل يعتمدون على من يطلب.
refusal-requester-mail-domain-not-proven = لا تقبل هذه الجالية طلبات إلا من جهات أثبتت نطاق بريدها.
    .remedy = يُرجى طلب إرسال رابط إلى عنوان في جهتكم وفتحه، ثم إعادة الطلب.
refusal-requester-anybodys-mail = يستطيع أي شخص أن يكون له عنوان لدى { $domain }.
    .remedy = يُرجى استعمال عنوان في نطاق جهتكم نفسها.
refusal-requester-too-many-mails = أُرسلت ثلاث رسائل في يوم واحد، وهذا أقصى عدد.
    .remedy = يمكن طلب رسالة أخرى ابتداءً من { $again_at }.
refusal-requester-link-expired = هذا الرابط لا يعمل، أو لم يعد يعمل.
    .remedy = يعمل الرابط مرة واحدة ولمدة يوم، والأخير وحده. يستطيع من طلبه أن يطلب إرسال رابط آخر.
refusal-requester-no-mail = لا ترسل هذه الخدمة بريدًا.
    .remedy = يُرجى أن يُطلب من مشغّلها إعداد البريد.
refusal-requester-last-administrator = لن يبقى أحد يستطيع دعوة الممثلين وإنشاء الرموز.
    .remedy = يُرجى منح هذا الدور لشخص آخر أولًا.
refusal-token-scopes-mixed = لا يكون رمز واحد لوصلة آلية ولمن يحتفظ بالبيانات معًا.
    .remedy = يُرجى إنشاء رمزين.

refusal-charter-unknown-template = لا يوجد نموذج ميثاق باسم «{ $value }».
    .remedy = يُرجى استعمال النموذج «⁦settled-association⁩».
refusal-charter-rule-missing = في الميثاق قاعدة ناقصة تخصّ { votes-on } عند أحد مستويات الخطر.
    .remedy = يُرجى إضافة القاعدة الناقصة، أو قاعدة واحدة لجميع مستويات الخطر.
refusal-charter-rule-twice = في الميثاق قاعدتان تخصّان { votes-on } عند مستوى الخطر نفسه. الأخرى: { $clause }.
    .remedy = يُرجى الإبقاء على واحدة منهما.
refusal-charter-rule-unreadable = «{ $notation }» ليست قاعدة نستطيع قراءتها.
    .remedy = تُكتب هكذا: ⁦consent: 2/3 of cast; approval quorum 1/4 of roll⁩
refusal-charter-rule-wrong-choice = تعدّ القاعدة جوابًا لا وجود له في { votes-on }.
    .remedy =
        { $kind ->
            [consent] يُرجى بدء القاعدة بـ ⁦consent:⁩
           *[other] يُرجى بدء القاعدة بـ ⁦for:⁩
        }
refusal-charter-unknown-constituency = لا توجد في الميثاق فئة باسم «{ $value }».
    .remedy = يُرجى استعمال الاسم القصير لفئة يذكرها الميثاق.
refusal-charter-cap-without-delegation = هناك حدّ لما يحمله الوكيل من أصوات، لكن هذه القاعدة لا تسمح بالتوكيل.
    .remedy = يُرجى السماح بالتوكيل أو حذف الحدّ.
refusal-charter-threshold-too-low = مع القاعدة «{ $notation }» يمكن أن يُعتمد السؤال ونقيضه معًا.
    .remedy = يُرجى طلب أكثر من النصف.
refusal-charter-looser-at-higher-risk = في { votes-on } يطلب الميثاق عند خطر { $higher } أقل مما يطلبه عند خطر { $lower }. القاعدة الأخرى: { $clause }.
    .remedy = عند الخطر الأعلى، يُرجى طلب ما لا يقل عن ذلك من الأصوات والوقت والسرّية والإثبات.
refusal-charter-looser-in-crisis = في { votes-on } عند خطر { $risk } تطلب قاعدة الأزمة أقل مما تطلبه القاعدة المعتادة. القاعدة المعتادة: { $clause }.
    .remedy = في الأزمة، يُرجى طلب ما لا يقل عن ذلك من الأصوات والوقت والسرّية والإثبات.
refusal-charter-looser-than-parent = في { votes-on } عند خطر { $risk } يطلب الميثاق أقل مما يطلبه ميثاق الجالية الأم.
    .remedy = يُرجى طلب ما لا يقل عمّا تطلبه الجالية الأم من الأصوات والوقت والسرّية والإثبات.
refusal-charter-parent-condition-missing = لدى الجالية الأم ضمانة لحرية الاختيار غير موجودة هنا: { $condition }.
    .remedy = يُرجى إضافة { $condition_code } إلى الضمانات.
refusal-charter-reports-seldomer-than-parent = تطلب الجالية الأم من الوسطاء تقارير أكثر تواترًا. أطول مدة بين تقريرين: { $most }.
    .remedy = يُرجى طلب التقارير بالتواتر نفسه على الأقل.
refusal-charter-proof-not-asked = تطلب الجالية الأم من طالبي البيانات إثبات نطاق بريدهم.
    .remedy = يُرجى طلب ذلك أيضًا.
refusal-crisis-no-clause = لا يذكر ميثاق هذه الجالية شيئًا عن الأزمات.
    .remedy = يستطيع الأعضاء إضافة بند للأزمات إلى الميثاق بالتصويت.
refusal-crisis-in-force = حالة الأزمة سارية بالفعل.
    .remedy = لا حاجة إلى فعل شيء. تنتهي من تلقاء نفسها، أو ينهيها مشرفان.
refusal-crisis-none = لا توجد حالة أزمة سارية.
    .remedy = ليس هناك ما يُنهى.
refusal-crisis-other-steward-needed = سبق أن طلبتم ذلك. يجب أن يؤكده مشرف ثانٍ.
    .remedy = يُرجى التوجّه إلى مشرف آخر في الجالية.
refusal-charter-time-missing = هذه المدة صفر.
    .remedy = يُرجى تحديد مدة، مثلًا P7D لسبعة أيام.
refusal-charter-time-too-long = هذه المدة أطول من اللازم. أطول مدة ممكنة هنا: { $most }.
    .remedy = يُرجى اختيار مدة أقصر.
refusal-charter-outlasts-term = هذه المدة أطول مما يجوز لما تقع ضمنه. أطول مدة بحسب { $clause }: { $most }.
    .remedy = يُرجى اختيار مدة أقصر، أو إطالة { $clause }.
refusal-charter-never-reached = تطلب القاعدة «{ $notation }» أكثر من الجميع، فلا يمكن أن يُعتمد شيء أبدًا.
    .remedy = اطلبوا الكلّ على الأكثر: 1/1.
refusal-charter-red-line-forbids-all = يمنع الخط الأحمر «{ $line }» كل ما يمكن أن يوافق عليه الأعضاء يومًا، فلا فائدة من أي قاعدة للموافقة. تلك القواعد: { $clause }.
    .remedy = يُرجى تحديد ما يجب ألّا يكون.
refusal-charter-red-line-forbids-condition = يمنع الخط الأحمر «{ $line }» ما تحتاج إليه إحدى ضمانات حرية الاختيار: { $condition }. الضمانة: { $clause }.
    .remedy = يُرجى تحديد الخط أكثر، أو حذف الضمانة.
refusal-charter-red-line-twice = يمنع الخط الأحمر «{ $line }» ما يمنعه خط آخر: { $clause }.
    .remedy = يُرجى الإبقاء على واحد منهما.
refusal-charter-red-line-empty = الخط الأحمر «{ $line }» لا يسمّي شيئًا، فيمنع كل شيء.
    .remedy = يُرجى تسمية غرض أو فئة بيانات أو نوع من المتلقّين أو تقنية أو مكان، واحد منها على الأقل.
refusal-charter-petition-share-too-high = هذه النسبة من سجل الناخبين أكثر من النصف: فلا يُسمَع للقلّة أبدًا.
    .remedy = اطلبوا 1/2 على الأكثر.
refusal-charter-share-above-parent = هذه النسبة من سجل الناخبين أعلى من نسبة الجالية الأم: { $most }.
    .remedy = اطلبوا { $most } على الأكثر.
refusal-charter-sentence-limit = حدّ طول الجمل يقع بين { $least } و{ $most } من الكلمات.
    .remedy = اختاروا عددًا بينهما.
refusal-charter-burden-limit = حدّ وقت الأعضاء يقع بين { $least } و{ $most } من الدقائق خلال 30 يومًا.
    .remedy = اختاروا عددًا بينهما، أو لا تضعوا حدًّا.
refusal-charter-burden-above-parent = قد يُطلب من وقت الأعضاء هنا أكثر مما يُطلب في الجالية الأم. الحدّ هناك، بالدقائق خلال 30 يومًا: { $most }.
    .remedy = ضعوا حدًّا لا يزيد عليه.
refusal-charter-burden-above-usual = قد يُطلب من وقت الأعضاء في الأزمة أكثر مما يُطلب في غيرها. الحدّ بحسب { $clause }، بالدقائق خلال 30 يومًا: { $most }.
    .remedy = ضعوا للأزمة حدًّا أدنى، أو ارفعوا الحدّ في { $clause }.
refusal-charter-harder-than-parent = قد تكون النصوص بهذه اللغة أصعب قراءة هنا مما هي في الجالية الأم: { $language }.
    .remedy = لا تسمحوا بجمل أطول ولا بكلمات نادرة أكثر مما تسمح به الجالية الأم.
refusal-charter-not-open = لا يمكن التصويت على هذا الميثاق الآن.
    .remedy = يُرجى النظر في حالته: ربما هو معروض على الأعضاء، أو تقرّر أمره.
refusal-charter-outdated = تعدّل هذه المسودة ميثاقًا لم يعد ساريًا.
    .remedy = اكتبوها من جديد انطلاقًا من الميثاق الساري الآن.
refusal-charter-unchanged = لا تغيّر هذه المسودة شيئًا.
    .remedy = يُرجى تحديد جزء واحد على الأقل ليتغيّر.
refusal-charter-too-many-drafts = عدد مسودات الميثاق التي تنتظر التصويت بلغ حدّه: { $most }.
    .remedy = وقّعوا على إحداها، أو انتظروا إلى أن يُصوَّت على إحداها.
refusal-charter-other-voted-on = يصوّت الأعضاء الآن على صيغة أخرى من الميثاق.
    .remedy = يُرجى الانتظار إلى أن ينتهي ذلك التصويت.
refusal-charter-none-in-force = لم تعتمد هذه الجالية ميثاقًا بعد.
    .remedy = أولًا يعتمد الأعضاء الميثاق بالتصويت.
refusal-charter-no-choosing-rule = لا يقول الميثاق كيف يختار الأعضاء بين عدة وسطاء.
    .remedy = أولًا يعتمد الأعضاء ميثاقًا يقول ذلك.

refusal-invitation-invalid = هذه الدعوة غير صالحة. ربما كُتبت خطأ، أو استُعملت، أو مضى وقتها.
    .remedy = يُرجى التحقق منها، أو طلب دعوة جديدة من أحد المشرفين.
refusal-link-code-invalid = هذا الرمز غير صالح. ربما كُتب خطأ، أو استُعمل، أو مضى وقته.
    .remedy = يُرجى التحقق منه، أو الحصول على رمز جديد وإرساله دون تأخير.
refusal-link-already-linked = هذا الحساب يمثّل من قبل أحد أعضاء الجالية.
    .remedy = لا حاجة إلى أي شيء آخر. وإذا لم يكن هذا بفعلكم، يُرجى إبلاغ أحد المشرفين.
refusal-charter-no-steward = يحتاج الميثاق إلى مشرف واحد على الأقل.
    .remedy = اذكروا واحدًا أو أكثر.
refusal-charter-vouches-outside = عدد الأعضاء الذين عليهم أن يزكّوا يكون من { $least } إلى { $most }.
    .remedy = اذكروا عددًا بينهما.
refusal-charter-nobody-vouches = هذا يقول كيف يزكّي الأعضاء، لكن المشرفين هم من يدعون.
    .remedy = اتركوه، أو اختاروا طريقة يزكّي فيها الأعضاء.
refusal-roll-too-few-stewards = هذا يفعله مشرفان. والميثاق يجعله ينتظر ما دام عدد المشرفين أقل من { $least }.
    .remedy = اجعلوا عضوًا آخر مشرفًا أولًا.
refusal-admission-by-invitation = في هذه الجماعة لا يزكّي الأعضاء.
    .remedy = اطلبوا دعوة من مشرف.
refusal-admission-by-vouching = لا يدعو المشرفون هنا. عدد الأعضاء الذين يزكّون من يدخل: { $vouches }.
    .remedy = من يريد الدخول يكتب !طلب-الانضمام واسم الجماعة، ويعطي الرمز لأعضاء يعرفونه.
refusal-application-unknown = لا أحد يطلب الدخول بهذا الرمز. ربما كُتب خطأً، أو هو قديم، أو دخل صاحبه.
    .remedy = تحقّقوا منه، أو اطلبوا الرمز من صاحبه مرة أخرى.
refusal-application-too-many = كثيرون جدًّا يطلبون الدخول في وقت واحد.
    .remedy = حاولوا مرة أخرى بعد أيام، أو كلّموا مشرفًا.
refusal-application-no-steward-asked = لا يطلب الميثاق كلمة مشرف. الأعضاء يزكّون.
    .remedy = إن كنتم تعرفون الشخص فزكّوه كأعضاء.
refusal-vouch-already = أُعطيت هذه الكلمة من قبل. لا ينقص شيء.
    .remedy = لا حاجة إلى شيء. لسحبها اكتبوا !سحب-التزكية والرمز.
refusal-vouch-none-to-take-back = لم تعطوا لهذا الرمز كلمة يمكن سحبها.
    .remedy = إن قصدتم شخصًا آخر فتحقّقوا من الرمز.
refusal-vouch-too-many = تزكّون { $most } ممن لم يدخلوا بعد. لا يزكّي عضو واحد أكثر من ذلك في وقت واحد.
    .remedy = اسحبوا كلمة، أو انتظروا حتى يدخل أحدهم.
refusal-vouch-not-yet = لم يمضِ على عضويتكم ما يكفي لتزكّوا. يمكنكم ذلك ابتداءً من { $from }.
    .remedy = يستطيع من مضى على عضويته وقت أطول أن يزكّي الآن.
refusal-steward-already = هذا العضو مشرف من قبل.
    .remedy = لا حاجة إلى شيء.
refusal-steward-is-none = هذا العضو ليس مشرفًا.
    .remedy = تحقّقوا أي عضو تقصدون.
refusal-steward-too-many = عدد المشرفين { $most }، ولا يسمح الميثاق بأكثر.
    .remedy = يترك مشرف مهمته أولًا، أو يغيّر الأعضاء الميثاق.
refusal-roll-last-steward = أنتم آخر المشرفين. ومن دونكم لا يستطيع أحد قبول أعضاء جدد.
    .remedy = يُرجى أن يصبح عضو آخر مشرفًا أولًا.
refusal-roll-steward-stays = لا يُخرج مشرفٌ مشرفًا آخر.
    .remedy = يمكن لمشرفين آخرين أن ينهيا مهمته أولًا. ويستطيع المشرف أيضًا المغادرة بنفسه.

refusal-mandate-already-nominated = هذا الوسيط مرشّح من قبل، أو لديه تفويض.
    .remedy = يُرجى الانتظار حتى يتقرّر ذلك أو ينتهي.
refusal-mandate-not-open = لا يمكن التصويت على هذا التفويض الآن.
    .remedy = يُرجى النظر في حالته: ربما هو معروض على الأعضاء، أو تقرّر أمره.
refusal-mandate-term-too-long = المدة أطول مما يسمح به الميثاق. أطول مدة: { $most }.
    .remedy = يُرجى اختيار مدة أقصر.
refusal-mandate-none-active = ليس لدى الوسيط الآن تفويض من هذه الجالية.
    .remedy = أولًا يمنح الأعضاء التفويض بالتصويت.
refusal-mandate-suspended = هذا التفويض معلّق: أعلن الوسيط مصالح أخرى.
    .remedy = يُرجى الانتظار إلى أن يؤكّد المشرفون التفويض، أو يؤكّده الأعضاء بالتصويت.
refusal-mandate-not-suspended = هذا التفويض ليس معلّقًا.
    .remedy = لا شيء يلزم فعله.
refusal-mandate-not-held = هذا التفويض غير ساري المفعول، فليس هناك ما يُعاد.
    .remedy = يُرجى النظر في أي مرحلة هو.
refusal-interests-unchanged = هذه هي المصالح المعلنة من قبل.
    .remedy = يُرجى تغيير شيء فيها، أو تركها كما هي.
refusal-mandate-reports-too-seldom = يطلب الميثاق تقارير أكثر تواترًا. أطول مدة بين تقريرين: { $most }.
    .remedy = يُرجى طلب التقارير بالتواتر نفسه على الأقل.
refusal-mandate-report-given = قُدّم التقرير الخاص بالموعد القادم.
    .remedy = يمكن تقديم التقرير التالي ابتداءً من { $next }.
refusal-mandate-outside-scope = التفويض لا يشمل هذا: { $value }.
    .remedy = يُرجى حذفه، أو طلب تفويض أوسع من الأعضاء.
refusal-mandate-members-not-asked = يشترط التفويض سؤال الأعضاء أولًا عن هذه النقطة: «{ $text }»
    .remedy = يُرجى سؤال الأعضاء عن النقطة «{ $point }»، ثم تسجيل ما نتج عن ذلك.
refusal-mandate-members-asked-already = سُئل الأعضاء عن هذا من قبل.
    .remedy = يُرجى الاطلاع على ما نتج عنه، أو تسجيله.
refusal-mandate-members-still-asked = ما زال سؤال الأعضاء جاريًا.
    .remedy = يمكن تسجيل ما نتج عنه ابتداءً من { $until }.
refusal-mandate-point-not-touched = الشروط الأخيرة لا تمسّ نقطة كهذه في التفويض.
    .remedy = يُرجى النظر في النقاط التي يمسّها العرض الأخير.
refusal-mandate-act-not-allowed =
    { $act ->
        [negotiate] التفويض لا يسمح للوسيط بالتفاوض.
       *[recommend] التفويض لا يسمح للوسيط بتقديم توصيات.
    }
    .remedy = يُرجى طلب تفويض أوسع من الأعضاء.
refusal-election-nominations-over = انتهى الترشيح في { $ended }. لا يمكن ترشيح أحد بعد ذلك.
    .remedy = يُرجى انتظار الانتخاب التالي، أو ترشيح وسيط لتفويض منفرد.
refusal-election-not-open = لا يمكن التصويت في هذا الانتخاب الآن.
    .remedy = يُرجى النظر في حالته: ربما هو معروض على الأعضاء، أو تقرّر أمره، أو ليس فيه مرشح.

refusal-terms-red-line-crossed = الشروط تتجاوز خطًا أحمر: «{ $text }»
    .remedy = يُرجى تغيير الشروط حتى لا تتجاوز الخط الأحمر «{ $line }».
refusal-terms-risk-unanswered = الشروط تمسّ خطرًا ولا تجيب عنه: { $harm }.
    .remedy = يُرجى بيان ما ستفعلونه ضدّه تحت «risks». ورمزه { $harm_code }.
refusal-terms-assessment-missing = ما تطلبونه ينطوي على خطر { $risk ->
        [severe] بالغ
       *[other] كبير
    }، ولا توجد دراسة لما قد يفعله بالناس.
    .remedy = أجروا هذه الدراسة وانشروها حيث يمكن قراءتها، ثم اكتبوا عنوانها وبصمتها.
refusal-terms-sentence-too-long = هناك جملة أطول من اللازم. اللغة: { $language }. عدد كلمات أطول جملة: { $words }؛ المسموح به: { $most }؛ المعدّل في هذا النص: { $mean }.
    .remedy = قسّموها إلى جملتين أو ثلاث، في كل واحدة فكرة واحدة.
refusal-terms-words-too-rare = كلمات كثيرة لا يعرفها إلا القليل من الناس. اللغة: { $language }. الكلمات النادرة: { $rare } من { $of }؛ المسموح به: { $most }. مثلًا: { $words }.
    .remedy = قولوا ذلك بكلمات كل يوم، كما تقولونه لجار.
refusal-terms-take-too-long = تحتاج هذه الشروط من وقت كل عضو، بالدقائق، إلى { $minutes }، منها للقراءة وحدها { $reading }. ويسمح الميثاق خلال 30 يومًا بـ{ $most }، فلا يمكن أن تُعرض على الأعضاء أبدًا.
    .remedy = اجعلوا النصوص أقصر، واتركوا ما لا يلزم أن يُقرَّر معًا أو اطلبوه على حدة.
refusal-terms-condition-unattested = إحدى ضمانات حرية الاختيار غير مؤكدة: { $condition }.
    .remedy = إذا كان ذلك صحيحًا، يُرجى إضافة { $condition_code } تحت «conditions».
refusal-terms-promise-due-outside-term = موعد التعهّد { $due }، وهو خارج مدة الاتفاق.
    .remedy = يُرجى اختيار يوم ضمن مدة الاتفاق.
refusal-terms-kept-too-long = ستُحفظ البيانات أطول مما يسمح به الميثاق. أطول مدة: { $most }.
    .remedy = يُرجى حفظ البيانات مدة أقصر.
refusal-terms-place-outside-charter = المكان «{ $value }» خارج الأماكن التي يسمّيها الميثاق.
    .remedy = يُرجى اختيار أماكن يسمّيها الميثاق.

refusal-proposal-wrong-stage =
    { $stage ->
        [returned] هذا غير ممكن الآن: أُعيد المقترح إلى الجهة الطالبة مع بيان ما ينقصه.
        [submitted] هذا غير ممكن الآن: المقترح ينتظر أول جواب من الجالية.
        [negotiating] هذا غير ممكن الآن: الشروط قيد التفاوض.
        [tabled] هذا غير ممكن الآن: الشروط ثابتة، والأعضاء يتحدثون عنها.
        [voting] هذا غير ممكن الآن: الأعضاء يصوّتون عليه.
        [consented] لم يعد هذا ممكنًا: وافق الأعضاء.
        [refused] لم يعد هذا ممكنًا: رفض الأعضاء.
        [sent-back] هذا غير ممكن الآن: أعاد الأعضاء الشروط إلى التفاوض.
        [lapsed] لم يعد هذا ممكنًا: لم يشارك عدد كافٍ في التصويت.
        [timed-out] لم يعد هذا ممكنًا: لم يُجَب عن عرض في الوقت المحدد.
       *[withdrawn] لم يعد هذا ممكنًا: سحبت الجهة الطالبة المقترح.
    }
    .remedy = يُرجى النظر في حالة المقترح وما يأتي بعدها.
refusal-proposal-not-your-turn = العرض الأخير من جانبكم.
    .remedy = يُرجى انتظار جواب الجانب الآخر.
refusal-proposal-not-the-latest-offer = لم يعد هذا العرض هو الأخير.
    .remedy = يُرجى قراءة العرض رقم { $latest } والجواب عليه.
refusal-proposal-not-sent-back = الطلب المذكور ليس من طلباتكم التي أعادها أعضاء هذا المجتمع.
    .remedy = اذكروا الطلب الذي أُعيد، أو لا تذكروا شيئًا وقدّموا طلبًا جديدًا.
refusal-dataspace-not-in-this-state = التفاوض الآن في الحالة { $state }، ولا تُقبل فيها هذه الرسالة.
    .remedy = اسألوا أين وصل التفاوض، ثم أرسلوا ما تسمح به حالته.
refusal-dataspace-unknown-offer = لا يوجد عرض بهذا المعرّف.
    .remedy = خذوا معرّف العرض من الفهرس، أو من آخر عرض وصلكم.
refusal-dataspace-unknown-dataset = لا توجد مجموعة بيانات بهذا المعرّف.
    .remedy = خذوا معرّف مجموعة البيانات من الفهرس.
refusal-dataspace-other-message = المطلوب هنا شيء آخر: { $wanted }.
    .remedy = أرسلوا رسالة من هذا النوع، على صورة Dataspace Protocol 2025-1.
refusal-dataspace-other-process = الرسالة تذكر تفاوضًا غير الذي أُرسلت إليه.
    .remedy = استعملوا المعرّفين اللذين أُعطيا لكم عند بدء التفاوض.
refusal-dataspace-unknown-part = هذا يقول شيئًا لا مكان له في الشروط: { $value }.
    .remedy = احذفوه، أو قولوه كما يبيّن دليل الموصِّلات.
refusal-dataspace-outside-dataset = { $value } ليس في مجموعة البيانات التي يخصّها هذا العرض.
    .remedy = اطلبوا ما فيها، أو خذوا عرض مجموعة أخرى.
refusal-proposal-nothing-changed = هذه الشروط هي نفسها، كلمة بكلمة، كالتي عُرضت من قبل.
    .remedy = يُرجى تغيير شيء فيها، أو قبول العرض.
refusal-proposal-queued = الشروط متفق عليها، وهي تنتظر إلى أن يتّسع وقت الأعضاء لها. لا يُطلب الآن شيء من أحد.
    .remedy = يُرجى الانتظار إلى أن تُعرض على الأعضاء. ويعلن الروبوت ذلك في المجلس.
refusal-proposal-paused = هذه المفاوضة متوقّفة مؤقتًا.
    .remedy = يُرجى الانتظار إلى أن يتولّاها أحد باسم الجالية. سيظهر ذلك هنا.
refusal-clarification-too-many = طلبات توضيح كثيرة تنتظر الجواب. والحد الأقصى: { $most }.
    .remedy = يُرجى الانتظار حتى يجيب الطرف الآخر عن بعضها.
refusal-clarification-own = طرفكم هو الذي طلب هذا التوضيح.
    .remedy = يُرجى انتظار جواب الطرف الآخر.
refusal-clarification-given = سبق إعطاء هذا التوضيح.
    .remedy = يمكن السؤال مرة أخرى إن بقي شيء غير واضح.
refusal-draft-changed = حفظ شخص آخر المسودة في أثناء ذلك، وهي الآن في النسخة { $version }.
    .remedy = يُرجى قراءتها ثم تعديل هذه النسخة أو تقديمها.
refusal-proposal-not-paused = هذه المفاوضة ليست متوقّفة.
    .remedy = يُرجى تقديم عرض، أو قبول العرض الأخير.

refusal-concern-no-such-clause = لا يوجد بند بهذا الرقم. رقم البند الأخير: { $most }.
    .remedy = لمعرفة الأرقام يُرجى إرسال !شروط، وللحديث عن المقترح كله: !قلق 0
refusal-concern-too-many = أبديتم بشأن هذه الشروط أكبر عدد ممكن من دواعي القلق لعضو واحد: { $most }.
    .remedy = يُرجى تأييد قلق غيركم، أو سحب أحد ما أبديتموه.
refusal-concern-already-supported = أنتم تؤيّدون هذا القلق من قبل.
    .remedy = لا يلزم شيء آخر. تأييدكم محسوب.
refusal-concern-not-supported = أنتم لا تؤيّدون هذا القلق.
    .remedy = لا يوجد ما يُسحب.
refusal-concern-withdraw-instead = هذا القلق منكم: أنتم تؤيّدونه ما دام قائمًا.
    .remedy = لسحبه يُرجى إرسال !سحب-القلق ثم رقمه.
refusal-concern-not-yours = لا يسحب القلقَ إلا من أبداه.
    .remedy = يمكنكم ترك تأييده بالأمر !سحب-التأييد.
refusal-concern-reached = يؤيّد هذا القلقَ عدد كافٍ من الأعضاء. لم يعد لكم وحدكم، وسيُجاب عنه.
    .remedy = يمكنكم ترك تأييده بالأمر !سحب-التأييد.
refusal-concern-over = سُحب هذا القلق.
    .remedy = يمكنكم إبداء قلق من عندكم.
refusal-vote-not-understood = أساء فهمَ هذه الشروط عددٌ أكبر من اللازم ممن جرّبوا الأسئلة. لا تصويت عليها.
    .remedy = تعود الشروط إلى الجهة الطالبة، ويمكنها العودة بشروط أوضح.
refusal-vote-concern-unanswered = لا يمكن فتح التصويت بعد: دواعي القلق هذه بلا جواب: { $concerns }
    .remedy = تجيب عنها الجهة الطالبة أو أحد المفوَّضين، ثم يُفتح التصويت من تلقاء نفسه.
refusal-vote-deliberation-not-over = ما زال لدى الأعضاء وقت للتحدث عن ذلك.
    .remedy = يمكن فتح التصويت ابتداءً من { $until }.
refusal-vote-roll-empty = سجل الناخبين فارغ حتى الآن، فلا أحد يستطيع التصويت.
    .remedy = يُرجى دعوة الأعضاء أولًا.
refusal-vote-grade-unavailable =
    { $grade ->
        [signed] يطلب الميثاق لهذا أصواتًا موقّعة. ولا نستطيع استقبالها بعد.
       *[other] يطلب الميثاق لهذا نوعًا من الأصوات لا نستطيع استقباله بعد.
    }
    .remedy = يمكن للأعضاء تغيير ذلك في الميثاق بالتصويت.
refusal-vote-already-open = هناك تصويت مفتوح على هذا.
    .remedy = يُرجى انتظار نتيجته.
refusal-vote-not-open-yet = لم يُفتح التصويت بعد.
    .remedy = موعد فتحه: { $opens }.
refusal-vote-over = أُغلق التصويت في { $closed }.
    .remedy = النتيجة ثابتة. ولا يغيّرها إلا تصويت جديد.
refusal-ballot-too-late = أُغلق التصويت في { $closed }. وجاء جوابكم بعد ذلك، فهو غير محسوب.
    .remedy = إذا كنتم قد صوّتم قبل ذلك في الوقت المحدد، فذلك الصوت ما زال محسوبًا.
refusal-ballot-not-on-the-roll = لا يمكنكم التصويت هنا: لم تكونوا في سجل الناخبين عند فتح هذا التصويت.
    .remedy = يمكن للأعضاء التصويت في كل تصويت يُفتح بعد انضمامهم.
refusal-ballot-struck = لم تعودوا في سجل الناخبين، فصوتكم غير محسوب.
    .remedy = إذا رأيتم أن في ذلك خطأ، يُرجى سؤال أحد المشرفين.
refusal-ballot-no-such-choice = «{ $value }» ليس من الأجوبة الممكنة.
    .remedy = يُرجى اختيار أحد هذه الأجوبة: { $choices }.
refusal-ballot-unreadable = تعذّرت قراءة جوابكم.
    .remedy = يُرجى الجواب مرة أخرى.
refusal-ballot-misread =
    { $fault ->
        [empty] جوابكم لا يذكر أحدًا.
        [too-long] جوابكم أطول من أن يُقرأ.
        [gap] في جوابكم ينقص مرشح قبل العلامات أو بينها أو بعدها.
        [unreadable] «{ $part }» ليس رقمًا في هذه الورقة ولا «لا أحد».
        [unknown] ليس في هذه الورقة من له الرقم { $part }.
        [twice] «{ $part }» مذكور مرتين في جوابكم.
       *[none-beside-others] جوابكم يقول «لا أحد» ويذكر مرشحًا أيضًا.
    }
    .remedy = إن كنتم قد أجبتم من قبل فجوابكم ذاك ما زال محسوبًا. للجواب من جديد، يُرجى كتابة مثلًا: { $example }
refusal-ballot-one-answer = في الورقة جواب واحد: اختيار، أو ترتيب، أو أسماء من يمكن القبول بهم.
    .remedy = يُرجى إعطاء واحد منها وترك ما سواه.
refusal-ballot-later-stands = بعد هذا أجبتم من جديد أو سحبتم صوتكم. وآخر ما فعلتموه هو المحسوب.
    .remedy = لتغييره، يُرجى الجواب مرة أخرى.
refusal-delegation-not-taken = في هذا النوع من التصويت يصوّت كل عضو بنفسه.
    .remedy = يُرجى التصويت بأنفسكم.
refusal-delegation-to-yourself = لا يمكنكم توكيل أنفسكم بصوتكم.
    .remedy = يُرجى ذكر عضو آخر، أو التصويت بأنفسكم.
refusal-assistance-yourself = لا أحد يساعد نفسه.
    .remedy = يُرجى ذكر عضو آخر.
refusal-assistance-steward-helps = لا يسمّي المشرف نفسه مساعدًا لأحد.
    .remedy = ليذكركم العضو نفسه أو مشرف آخر.
refusal-assistance-not-the-helper = لم يُذكر اسمكم مساعدًا لهذا العضو.
    .remedy = يُرجى طلب ذلك من العضو أو من أحد المشرفين.
refusal-assistance-not-taken = في هذا التصويت لا يصوّت أحد عن غيره.
    .remedy = يصوّت العضو بنفسه.
refusal-assistance-too-many =
    { $most ->
        [zero] لا يسمح الميثاق بالتصويت عن أحد.
        [one] لقد صوّتم عن عضو آخر. ولا يسمح الميثاق بأكثر من ذلك في تصويت واحد.
        [two] لقد صوّتم عن عضوين آخرين. ولا يسمح الميثاق بأكثر من ذلك في تصويت واحد.
        [few] لقد صوّتم عن { $most } أعضاء آخرين. ولا يسمح الميثاق بأكثر من ذلك في تصويت واحد.
        [many] لقد صوّتم عن { $most } عضوًا آخرين. ولا يسمح الميثاق بأكثر من ذلك في تصويت واحد.
       *[other] لقد صوّتم عن { $most } عضو آخرين. ولا يسمح الميثاق بأكثر من ذلك في تصويت واحد.
    }
    .remedy = يمكن لشخص آخر أن يساعد.
refusal-ballot-own-stands = لقد صوّت هذا العضو بنفسه. وصوت المساعد لا يحلّ محلّ ذلك أبدًا.
    .remedy = لا حاجة إلى أي شيء.
refusal-objection-not-taken = قاعدة هذا التصويت لا تحسب الاعتراضات.
    .remedy = يُرجى التصويت كما ترون. والـ«لا» لا تحتاج إلى سبب.
refusal-objection-none-to-take-back = أنتم لا تقفون خلف هذا الاعتراض.
    .remedy = لا يوجد ما يُسحب.
refusal-ballot-none-to-withdraw = ليس لكم صوت في هذا التصويت.
    .remedy = لا يوجد ما يُسحب.
refusal-ballot-not-in-public = هذا التصويت سرّي عن بقية الأعضاء. وهنا قد يرى آخرون جوابكم، لذلك لم يُحسب.
    .remedy = يُرجى إرسال !تصويت ثم الجواب إلى الروبوت في محادثة خاصة.
refusal-vote-which =
    { $open ->
        [zero] لا يوجد الآن تصويت مفتوح.
        [one] هناك تصويت واحد مفتوح، لكن ليس واضحًا أنه المقصود.
        [two] هناك تصويتان مفتوحان.
        [few] هناك { $open } عمليات تصويت مفتوحة.
        [many] هناك { $open } عملية تصويت مفتوحة.
       *[other] هناك { $open } عملية تصويت مفتوحة.
    }
    .remedy = يُرجى تحديد المقصود برقمه قبل الجواب: !تصويت 1 الجواب. والرقم 1 هو التصويت الذي فُتح أولًا.
refusal-vote-none-open = لا يوجد الآن تصويت مفتوح.
    .remedy = عندما يُفتح تصويت، يعلن الروبوت ذلك في صندوق الاقتراع.
refusal-vote-not-over-yet = التصويت مفتوح حتى { $closes } ولا يمكن إغلاقه قبل ذلك.
    .remedy = يُرجى الانتظار حتى ذلك الحين.

refusal-vote-paused = هذا التصويت متوقف مؤقتًا لأن أعضاء أبلغوا عن ضغوط. لا يُحسب شيء إلى أن يُستأنف.
    .remedy = يُرجى الانتظار إلى أن يستأنفه المشرفون أو تنتهي مدة التوقف.
refusal-vote-not-paused = هذا التصويت غير متوقف.
    .remedy = لا حاجة إلى فعل شيء.
refusal-pressure-already-reported = سبق أن أبلغتم عن ضغوط في هذا التصويت.
    .remedy = لا يلزم شيء آخر. بلاغكم محسوب.
refusal-petition-already-signed = سبق أن وقّعتم هذه العريضة.
    .remedy = لا يلزم شيء آخر. توقيعكم محسوب.
refusal-petition-not-signed = لم توقّعوا هذه العريضة.
    .remedy = لا يوجد ما يُسحب.
refusal-petition-over = لم تعد هذه العريضة تقبل التوقيعات.
    .remedy = انظروا أين وصلت: ربما وقّع عدد كافٍ، أو انتهت مدّتها. ويمكن بدء عريضة جديدة.
refusal-petition-too-few-signed = لم يطلب هذا التصويت عدد كافٍ من الأعضاء بعد.
    .remedy = وقّعوا على طلبه، وأخبروا الآخرين به.
refusal-agreement-ended = انتهى هذا الاتفاق، فلا توجد موافقة تُسحب.
    .remedy = انظروا متى انتهى وكيف.
refusal-agreement-not-consented = لم يوافق الأعضاء، فلا يوجد ما يُوقَّع عليه.
    .remedy = جوابهم ثابت. والشروط الأخرى تحتاج إلى مقترح جديد.
refusal-agreement-other-terms = هذه ليست الشروط التي قرّر الأعضاء بشأنها.
    .remedy = يُرجى استعمال بصمة الشروط المذكورة في القرار.
refusal-agreement-already-countersigned = سبق التوقيع المقابل على هذا الاتفاق.
    .remedy = لا حاجة إلى أي شيء آخر.
refusal-permission-no-agreement = لا يوجد اتفاق يسمح بهذا الاستعمال.
    .remedy = لا تستعملوا البيانات. لطلب ذلك، يُرجى تقديم مقترح إلى الجالية.
refusal-permission-purpose-not-covered = الاتفاق لا يسمح بهذا الغرض: { $value }.
    .remedy = لا تستعملوا البيانات لهذا الغرض. لطلب ذلك، يُرجى تقديم مقترح جديد.
refusal-permission-data-not-covered =
    { $value ->
        [none] السؤال لا يذكر أي بيانات يقصد.
       *[other] الاتفاق لا يسمح باستعمال هذه البيانات: { $value }.
    }
    .remedy =
        { $value ->
            [none] يُرجى ذكر فئة واحدة من البيانات على الأقل.
           *[other] لا تستعملوا هذه البيانات. لطلب ذلك، يُرجى تقديم مقترح جديد.
        }
refusal-permission-recipient-not-covered = الاتفاق لا يسمح بتسليم البيانات إلى هذا المتلقّي.
    .remedy = لا تسلّموا البيانات. لطلب ذلك، يُرجى تقديم مقترح جديد.
refusal-permission-place-not-covered = الاتفاق لا يسمح بالاستعمال في هذا المكان، أو لم يُذكر مكان.
    .remedy = يُرجى ذكر المكان. وإذا لم يكن في الاتفاق، فلا تستعملوا البيانات فيه.
refusal-permission-technology-not-covered = الاتفاق لا يسمح بهذه التقنية: { $value }.
    .remedy = لا تطبّقوها على هذه البيانات. لطلب ذلك، يُرجى تقديم مقترح جديد.
refusal-permission-outside-term = الاتفاق لا يشمل هذا الوقت.
    .remedy = لا تستعملوا البيانات إلا ما دام الاتفاق ساريًا.
refusal-permission-withdrawn = سحبت الجالية موافقتها في { $since }.
    .remedy = أوقفوا كل استعمال للبيانات، واحذفوها كما اتُّفق عليه.
refusal-permission-not-countersigned = وافق الأعضاء، لكن الجهة الطالبة لم تضع توقيعها المقابل بعد.
    .remedy = لا تستعملوا البيانات قبل توقيع الجهة الطالبة.

refusal-chat-unknown-command = «{ $word }» ليس أمرًا معروفًا.
    .remedy =
        { $suggestion ->
            [none] لمعرفة ما يمكن كتابته، يُرجى إرسال !مساعدة
           *[other] هل تقصدون !{ $suggestion }؟ لمعرفة ما يمكن كتابته، يُرجى إرسال !مساعدة
        }
refusal-chat-incomplete = هناك شيء ناقص في رسالتكم.
    .remedy = تُكتب هكذا: { $shape }
refusal-chat-direct-only = لا يكون هذا هنا حيث يقرأ آخرون. ولم يُحسب شيء.
    .remedy = يُرجى الجواب عن السؤال في صندوق الاقتراع، أو إرسال !تصويت ثم الجواب إلى الروبوت في محادثة خاصة.
refusal-chat-which-community = أنتم أعضاء في أكثر من جالية.
    .remedy = يُرجى ذكر رقم تصويت، أو الاسم القصير لجالية واحدة.
refusal-chat-which-proposal = هناك أكثر من مقترح معروض على الأعضاء.
    .remedy = يُرجى وضع رقم المقترح ثم نقطة قبل الرقم: 1.2 هو الرقم 2 من المقترح 1. ولمعرفة الأرقام يُرجى إرسال !مقترحات
refusal-question-too-many = سألتم عن هذه الشروط أكبر عدد ممكن من الأسئلة لعضو واحد: { $most }.
    .remedy = يُرجى التحدث مع الآخرين عمّا بقي مفتوحًا.
refusal-question-stage =
    { $is ->
        [asked] هذا السؤال ينتظر أحد المفوَّضين.
        [forwarded] هذا السؤال لدى الجهة الطالبة.
        [declined] لم يُنقل هذا السؤال.
        [answered] لهذا السؤال جواب لم ينقله المفوَّض إلى الأعضاء بعد.
       *[published] أُجيب عن هذا السؤال.
    }
    .remedy = يُرجى النظر إلى أين وصل وما يأتي بعد ذلك.
refusal-understanding-already-tried = سبق أن جرّبتم هذه الأسئلة.
    .remedy = لا يلزم شيء آخر. ويمكنكم قراءة الشروط بالأمر !شروط متى شئتم.
refusal-understanding-answer-each = لكل سؤال جواب واحد من أجوبته.
    .remedy = يُرجى إرسال أرقام بعدد الأسئلة، وهو هنا { $questions }، كل منها رقم جواب.
refusal-proposal-none-tabled = لا يوجد الآن مقترح معروض على الأعضاء.
    .remedy = يُرجى الانتظار إلى أن يُعرض مقترح. ويعلنه الروبوت في المجلس.
refusal-chat-account-unknown = هذا الحساب غير مرتبط بأي عضو.
    .remedy = إذا كانت لديكم دعوة، يُرجى إرسال !انضمام ثم الدعوة. وإذا كنتم أعضاء من قبل، يُرجى إرسال !ربط ثم الرمز.
refusal-chat-undecryptable = تعذّر فك تشفير رسالتكم، فلم يقرأها أحد.
    .remedy = يُرجى إرسالها من جديد. وإذا لم يُفد ذلك، يُرجى بدء محادثة جديدة مع الروبوت.
refusal-vote-absence-unanswered = لا يمكن فتح التصويت بعد: ليس الجميع حاضرين معنا، ولم يقل المشرفون ما الذي يُفعل بشأن ذلك. المفتوح منها: { $open }
    .remedy = يمكنكم رؤيتها بالأمر !غائبون. ويسجّل أحد المشرفين خطة أو سببًا للتصويت من دونهم.
refusal-absence-no-such-finding = «{ $value }» ليس مما تبيّن أنه ينقص.
    .remedy = يُرجى النظر في القائمة من جديد: فقد تكون تغيّرت.
refusal-absence-nothing-open = لا شيء مفتوح: لكل ما تبيّن أنه ينقص خطة أو سبب.
    .remedy = لا حاجة إلى فعل شيء.
refusal-absence-day-past = مضى هذا اليوم.
    .remedy = يُرجى ذكر يوم من اليوم فصاعدًا.
refusal-temperature-other-open = جسّ نبض آخر بشأن هذا المقترح مفتوح.
    .remedy = يُرجى الانتظار حتى ينتهي. ويمكنكم رؤيته بالأمر !جس-النبض.
refusal-temperature-known = رأى الأعضاء ما نتج عن هذا السؤال بشأن هذه الشروط. وهو يُطرح مرة واحدة.
    .remedy = يمكنكم رؤية الأرقام بالأمر !جس-النبض، أو السؤال عن بند آخر.
refusal-temperature-over = انتهى جسّ النبض هذا.
    .remedy = يمكنكم رؤية ما نتج عنه بالأمر !جس-النبض.
refusal-temperature-none-open = ليس هناك جسّ نبض مفتوح بشأن هذا المقترح.
    .remedy = يمكنكم طلبه: !جس-النبض 0 يعني المقترح كله.
