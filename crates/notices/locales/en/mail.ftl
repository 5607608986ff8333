# Letters. Content-free where a reader may be looked over the shoulder; these go to organisations.

mail-prove-domain-subject = Please confirm that you read mail at { $domain }
mail-prove-domain-why = { $requester } has registered with Ownaccord. Somebody gave this address to show that { $domain } is its mail domain.
mail-prove-domain-do = If that is right, open this page and confirm:
mail-prove-domain-until = The link works once, until { $until }.
mail-prove-domain-not-you = If you know nothing of this, do nothing: without your confirmation nothing is shown. This address is not kept.
