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
                [consent] وافق الأعضاء على الشروط.
               *[withdrawal] سُحبت الموافقة.
            }
        [run-off] تعادل أكثر من مرشح تمامًا في المركز الأول. يُحسم الأمر بإعادة التصويت بينهم.
       *[not-adopted]
            { $kind ->
                [charter] لم يُعتمد الميثاق.
                [mandate] لم يُمنح التفويض.
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
joined = أنتم الآن مدرجون في سجل الناخبين لدى «{ $community }». ويمكنكم التصويت في كل تصويت يُفتح من الآن فصاعدًا.
joined-help = لمعرفة ما يمكن فعله هنا، يُرجى إرسال !مساعدة
linked = هذا الحساب يمثّلكم من الآن لدى «{ $community }». ويمكنكم التصويت به.
language-set = من الآن فصاعدًا يكتب لكم الروبوت بالعربية.
tabled = شروط جديدة معروضة على الأعضاء: «{ $title }».
tabled-vote-from = هناك وقت للتحدث عنها. أقرب موعد لفتح التصويت: { $vote_from }.
vote-opened =
    { $kind ->
        [charter] فُتح تصويت: هل يُعتمد ميثاق «{ $question }»؟
        [mandate] فُتح تصويت: هل يُمنح «{ $question }» تفويض التحدث باسم الجالية؟
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
count-held-back = انتهى التصويت على «{ $question }»، لكن العدّ يتأخر: تعذّرت قراءة خادم المحادثة عند الإغلاق. لم يضع أي صوت أُعطي في الوقت المحدد.
vote-void = تعذّر عدّ أصوات التصويت على «{ $question }» خلال يوم واحد، فلا يُعتدّ به. سيُفتح تصويت جديد، ويُرجى التصويت من جديد.
outcome-heading =
    { $kind ->
        [charter] انتهى التصويت على ميثاق «{ $question }».
        [mandate] انتهى التصويت على تفويض «{ $question }».
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
proposals-hint = لقراءة أحدها، يُرجى إرسال !شروط ثم رقمه.
proposals-none = لا يوجد الآن أي مقترح مفتوح.
terms-if-refused = إذا كان الجواب «لا»:
choices-heading = جوابكم على «{ $question }»:
choices-line = !تصويت { $word } – { $choice }
choices-closes = يمكنكم الجواب حتى { $closes }. والـ«لا» لا تحتاج إلى سبب ولا تكلّف شيئًا.
question =
    { $kind ->
        [charter] هل يُعتمد ميثاق «{ $question }»؟
        [mandate] هل يُمنح «{ $question }» تفويض التحدث باسم الجالية؟
        [consent] هل توافقون على الشروط «{ $question }»؟
       *[withdrawal] هل تُسحب الموافقة على «{ $question }»؟
    }
poll-question = { $question } (مفتوح حتى { $closes })

## الغرف

room-name =
    { $role ->
        [assembly] المجلس
        [ballot-box] صندوق الاقتراع
       *[stewards] المشرفون
    }
room-topic =
    { $role ->
        [space] غرف هذه الجالية
        [assembly] هنا يتحدث الجميع.
        [ballot-box] هنا يسأل الروبوت ويجيب الأعضاء، وهنا تُعلن القرارات.
        [stewards] هنا يتحدث المشرفون.
       *[deliberation] هنا يتحدث الأعضاء عن مقترح واحد. والجهة التي قدّمته ليست في هذه الغرفة.
    }
levels-mended =
    غيّر أحد غير الروبوت صلاحيات المشاركين في { $role ->
        [space] فضاء الجالية
        [assembly] المجلس
        [ballot-box] صندوق الاقتراع
        [stewards] هذه الغرفة
       *[deliberation] غرفة يتحدث فيها الأعضاء عن مقترح
    }. وقد أعادها الروبوت كما كانت. إذا لم يفعل ذلك أحد منكم، يُرجى سؤال القائمين على خادم المحادثة عمّن فعله.

## الأوامر

command-word =
    { $command ->
        [help] مساعدة
        [join] انضمام
        [link] ربط
        [language] لغة
        [proposals] مقترحات
        [terms] شروط
        [vote] تصويت
       *[withdraw-ballot] سحب-الصوت
    }
command-usage =
    { $command ->
        [help] !مساعدة
        [join] !انضمام الدعوة
        [link] !ربط الرمز
        [language] !لغة اللغة
        [proposals] !مقترحات
        [terms] !شروط الرقم
        [vote] !تصويت الجواب
       *[withdraw-ballot] !سحب-الصوت
    }
help-heading = هذا ما يمكنكم كتابته للروبوت:
help-line = { $usage } – { $what }
help-hint = لمعرفة المزيد عن أحد الأوامر، يُرجى إرسال مثلًا: !مساعدة تصويت
help-short =
    { $command ->
        [help] عرض هذه القائمة
        [join] الانضمام إلى الأعضاء
        [link] ربط هذا الحساب بعضويتكم
        [language] اختيار لغتكم
        [proposals] عرض المقترحات المفتوحة
        [terms] قراءة شروط مقترح
        [vote] التصويت أو تغيير صوتكم
       *[withdraw-ballot] سحب صوتكم
    }
help-more =
    { $command ->
        [help] يعرض ما يمكن كتابته للروبوت. ومع اسم أمر بعده يعرض طريقة استعمال ذلك الأمر.
        [join] تأتيكم الدعوة من أحد المشرفين. وهي صالحة مرة واحدة. لا أحد هنا يطلب اسمكم أو بريدكم الإلكتروني أو رقم هاتفكم.
        [link] لمن هم أعضاء من قبل: تحصلون على الرمز من المنصّة. وهو صالح مرة واحدة ولوقت قصير.
        [language] يكتب الروبوت بالعربية والإنجليزية والفرنسية. مثلًا: !لغة الفرنسية
        [proposals] يعرض المقترحات التي يجري التحدث عنها أو التصويت عليها، ولكل منها رقم.
        [terms] يعرض بكلمات بسيطة ما هو مطلوب، وما يحدث إذا كان الجواب «لا». والرقم هو الرقم في قائمة المقترحات.
        [vote]
            الأجوبة على الشروط: أوافق، أرفض، أعيد، أمتنع. والأجوبة على الميثاق أو التفويض: مع، ضد، أمتنع.
            يمكنكم تغيير جوابكم حتى إغلاق التصويت، والجواب الأخير هو المحسوب. والـ«لا» لا تحتاج إلى سبب ولا تكلّف شيئًا.
            للاختيار بين عدة مرشحين: أرقامهم من الأفضل إلى الأخير، !تصويت 2>1>لا أحد، أو كل من يمكنكم القبول به، !تصويت 1,3.
            إذا كان أكثر من تصويت مفتوحًا، يُكتب الرقم أولًا: !تصويت 1 الجواب. والرقم 1 هو التصويت الذي فُتح أولًا.
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
        [data] «{ $value }» ليس في قائمة فئات البيانات.
        [purpose] «{ $value }» ليس في قائمة الأغراض.
        [technology] «{ $value }» ليس في قائمة التقنيات.
        [recipient] «{ $value }» ليس في قائمة أنواع المتلقّين.
        [harm] «{ $value }» ليس في قائمة الأضرار.
        [benefit] «{ $value }» ليس في قائمة المنافع.
       *[condition] «{ $value }» ليس في قائمة ضمانات حرية الاختيار.
    }
    .remedy = يُرجى اختيار رمز من تلك القائمة، تمامًا كما هو مكتوب فيها.
refusal-input-unknown-place = «{ $value }» ليس مكانًا نعرفه.
    .remedy = يُرجى استعمال رمز من معيار ISO 3166، مثلًا GR لليونان أو ⁦FR-75⁩ لباريس.
refusal-input-unknown-language = «{ $value }» ليست لغة نعرفها.
    .remedy = يُرجى استعمال رمز لغة، مثلًا ar أو en أو fr أو ⁦fa-AF⁩.
refusal-input-language-missing = النص ناقص بإحدى اللغات: { $language }.
    .remedy = يُرجى إضافته: فمن الأعضاء من يقرأ بهذه اللغة.
refusal-input-duplicate = «{ $value }» مكتوب هنا مرتين.
    .remedy = يُرجى الإبقاء عليه مرة واحدة.
refusal-input-handle-taken = الاسم القصير «{ $handle }» مستعمل من قبل.
    .remedy = يُرجى اختيار اسم آخر.

refusal-charter-unknown-template = لا يوجد نموذج ميثاق باسم «{ $value }».
    .remedy = يُرجى استعمال النموذج «⁦settled-association⁩».
refusal-charter-rule-missing = في الميثاق قاعدة ناقصة تخصّ { votes-on } عند أحد مستويات الخطر.
    .remedy = يُرجى إضافة القاعدة الناقصة، أو قاعدة واحدة لجميع مستويات الخطر.
refusal-charter-rule-twice = في الميثاق قاعدتان تخصّان { votes-on } عند مستوى الخطر نفسه.
    .remedy = يُرجى الإبقاء على واحدة منهما.
refusal-charter-rule-unreadable = «{ $notation }» ليست قاعدة نستطيع قراءتها.
    .remedy = تُكتب هكذا: ⁦consent: 2/3 of cast; approval quorum 1/4 of roll⁩
refusal-charter-rule-wrong-choice = تعدّ القاعدة جوابًا لا وجود له في { votes-on }.
    .remedy =
        { $kind ->
            [consent] يُرجى بدء القاعدة بـ ⁦consent:⁩
           *[other] يُرجى بدء القاعدة بـ ⁦for:⁩
        }
refusal-charter-unknown-constituency = تذكر القاعدة «{ $value }»، ولا توجد في الميثاق فئة بهذا الاسم.
    .remedy = يُرجى حذف هذا البند. لا يمكن بعدُ تعريف فئات.
refusal-charter-clause-unavailable = في القاعدة بند ({ $clause }) لا يستطيع الأعضاء استعماله هنا بعد.
    .remedy = يُرجى حذف هذا البند في الوقت الحالي.
refusal-charter-cap-without-delegation = هناك حدّ لما يحمله الوكيل من أصوات، لكن هذه القاعدة لا تسمح بالتوكيل.
    .remedy = يُرجى السماح بالتوكيل أو حذف الحدّ.
refusal-charter-threshold-too-low = مع القاعدة «{ $notation }» يمكن أن يُعتمد السؤال ونقيضه معًا.
    .remedy = يُرجى طلب أكثر من النصف.
refusal-charter-looser-at-higher-risk = في { votes-on } يطلب الميثاق عند خطر { $higher } أقل مما يطلبه عند خطر { $lower }.
    .remedy = عند الخطر الأعلى، يُرجى طلب ما لا يقل عن ذلك من الأصوات والوقت والسرّية والإثبات.
refusal-charter-time-missing = هذه المدة صفر.
    .remedy = يُرجى تحديد مدة، مثلًا P7D لسبعة أيام.
refusal-charter-time-too-long = هذه المدة أطول من اللازم. أطول مدة ممكنة هنا: { $most }.
    .remedy = يُرجى اختيار مدة أقصر.
refusal-charter-red-line-empty = الخط الأحمر «{ $line }» لا يسمّي شيئًا، فيمنع كل شيء.
    .remedy = يُرجى تسمية غرض أو فئة بيانات أو نوع من المتلقّين أو تقنية أو مكان، واحد منها على الأقل.
refusal-charter-not-open = لا يمكن التصويت على هذا الميثاق الآن.
    .remedy = يُرجى النظر في حالته: ربما هو معروض على الأعضاء، أو تقرّر أمره.
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

refusal-mandate-already-nominated = هذا الوسيط مرشّح من قبل، أو لديه تفويض.
    .remedy = يُرجى الانتظار حتى يتقرّر ذلك أو ينتهي.
refusal-mandate-not-open = لا يمكن التصويت على هذا التفويض الآن.
    .remedy = يُرجى النظر في حالته: ربما هو معروض على الأعضاء، أو تقرّر أمره.
refusal-mandate-term-too-long = المدة أطول مما يسمح به الميثاق. أطول مدة: { $most }.
    .remedy = يُرجى اختيار مدة أقصر.
refusal-mandate-none-active = ليس لدى الوسيط الآن تفويض من هذه الجالية.
    .remedy = أولًا يمنح الأعضاء التفويض بالتصويت.
refusal-mandate-outside-scope = التفويض لا يشمل هذا: { $value }.
    .remedy = يُرجى حذفه، أو طلب تفويض أوسع من الأعضاء.
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
       *[withdrawn] لم يعد هذا ممكنًا: سحبت الجهة الطالبة المقترح.
    }
    .remedy = يُرجى النظر في حالة المقترح وما يأتي بعدها.
refusal-proposal-not-your-turn = العرض الأخير من جانبكم.
    .remedy = يُرجى انتظار جواب الجانب الآخر.
refusal-proposal-not-the-latest-offer = لم يعد هذا العرض هو الأخير.
    .remedy = يُرجى قراءة العرض رقم { $latest } والجواب عليه.
refusal-proposal-nothing-changed = هذه الشروط هي نفسها، كلمة بكلمة، كالتي عُرضت من قبل.
    .remedy = يُرجى تغيير شيء فيها، أو قبول العرض.

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
refusal-chat-account-unknown = هذا الحساب غير مرتبط بأي عضو.
    .remedy = إذا كانت لديكم دعوة، يُرجى إرسال !انضمام ثم الدعوة. وإذا كنتم أعضاء من قبل، يُرجى إرسال !ربط ثم الرمز.
refusal-chat-undecryptable = تعذّر فك تشفير رسالتكم، فلم يقرأها أحد.
    .remedy = يُرجى إرسالها من جديد. وإذا لم يُفد ذلك، يُرجى بدء محادثة جديدة مع الروبوت.

## اللغة المشتركة

code-stage-before-departure = قبل المغادرة
code-stage-in-transit = في الطريق
code-stage-at-border = عند الحدود
code-stage-in-camp = في المخيم
code-stage-arrival = الوصول
code-stage-asylum-procedure = إجراءات اللجوء
code-stage-settlement = الاستقرار
code-stage-return = العودة
code-data-personal = بيانات شخصية
code-data-identity = هوية الشخص
code-data-name = الاسم
code-data-camp-registration-number = رقم التسجيل في المخيم
code-data-biometric = سمات الجسم
code-data-fingerprint = بصمة الإصبع
code-data-contact = بيانات الاتصال
code-data-telephone-number = رقم الهاتف
code-data-location = أماكن وجود الشخص الآن وسابقًا
code-data-call-detail-records = سجلات المكالمات
code-data-aggregated-mobility = تنقلات مجمّعة لأشخاص كثيرين
code-data-health = الصحة
code-data-ethnicity = الأصل العرقي
code-data-religion = الدين
code-data-family = العائلة
code-data-asylum-narrative = الرواية المقدَّمة في إجراءات اللجوء
code-data-employment = العمل
code-data-education = التعليم
code-data-language = اللغات
code-data-survey-answers = أجوبة على استبيان
code-purpose-research = البحث
code-purpose-academic-research = البحث الجامعي
code-purpose-commercial-research = البحث التجاري
code-purpose-statistics = الإحصاءات
code-purpose-humanitarian-assistance = المساعدة الإنسانية
code-purpose-early-warning = الإنذار المبكر
code-purpose-health-care = الرعاية الصحية
code-purpose-food-distribution = توزيع الغذاء
code-purpose-public-service-planning = تخطيط الخدمات العامة
code-purpose-integration-support = المساعدة على الاستقرار
code-purpose-journalism = الصحافة
code-purpose-ai-training = تدريب الذكاء الاصطناعي
code-purpose-marketing = الدعاية التجارية
code-purpose-migration-control = مراقبة الهجرة
code-purpose-border-control = مراقبة الحدود
code-purpose-deportation = الترحيل
code-purpose-detention = الاحتجاز
code-purpose-law-enforcement = الشرطة والملاحقة الجنائية
code-technology-processing = أي معالجة
code-technology-aggregation = التجميع
code-technology-anonymisation = إخفاء الهوية
code-technology-pseudonymisation = استعمال أسماء مستعارة
code-technology-profiling = تصنيف الأشخاص
code-technology-automated-decision = قرارات تتخذها الآلة
code-technology-machine-learning = تعلّم الآلة
code-technology-face-recognition = التعرّف على الوجوه
code-technology-record-linkage = ربط السجلات
code-recipient-organisation = أي جهة
code-recipient-academic = جامعة أو معهد بحث
code-recipient-ngo = منظمة غير حكومية
code-recipient-international-organisation = منظمة دولية
code-recipient-for-profit = شركة
code-recipient-telecom = شركة هاتف
code-recipient-government = الحكومة
code-recipient-local-government = إدارة محلية
code-recipient-border-agency = وكالة حدود
code-recipient-police = الشرطة
code-recipient-origin-state-authority = سلطات الدولة الأصلية
code-harm-refoulement = الإعادة إلى الخطر
code-harm-detention = الاحتجاز
code-harm-discrimination = التمييز
code-harm-re-identification = التعرّف على أشخاص في بيانات بلا أسماء
code-harm-surveillance-of-kin = مراقبة الأقارب
code-harm-function-creep = استعمال لاحق لغرض آخر
code-harm-loss-of-aid = فقدان المساعدة
code-harm-stigma = الوصم
code-harm-data-breach = وقوع البيانات في أيدٍ غير أمينة
code-benefit-better-services = خدمات أفضل
code-benefit-payment = دفع مقابل
code-benefit-report-back = إطلاع الجالية على النتائج
code-benefit-training = التدريب
code-benefit-visibility = أن يُرى الناس ويُسمَعوا
code-benefit-safer-routes = طرق أكثر أمانًا
code-condition-refusal-costs-nothing = الرفض لا يكلّف شيئًا
code-condition-no-service-depends = لا تتوقف أي مساعدة أو خدمة على الجواب
code-condition-interpreter-available = يتوفر مترجم شفوي
code-condition-no-procedure-depends = لا يتوقف أي إجراء رسمي على الجواب
