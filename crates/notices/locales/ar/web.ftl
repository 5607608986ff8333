# الصفحات.

page-prove-domain-title = هل { $domain } نطاق بريد { $requester }؟
page-prove-domain-why = إذا أكّدتم ذلك يرى أعضاء الجاليات أن بريد { $requester } في { $domain }.
page-prove-domain-button = نعم، أؤكّد
page-prove-domain-not-you = إن كنتم لا تعلمون شيئًا عن هذا فأغلقوا الصفحة. لن يحدث شيء.
page-prove-domain-done-title = شكرًا
page-prove-domain-done = تأكّد ذلك: بريد { $requester } في { $domain }. يمكنكم إغلاق الصفحة.
page-refused-title = لم ينجح ذلك
