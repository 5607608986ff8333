# Pages.

page-prove-domain-title = Is { $domain } the mail domain of { $requester }?
page-prove-domain-why = If you confirm, members of communities see that { $requester } has its mail at { $domain }.
page-prove-domain-button = Yes, confirm
page-prove-domain-not-you = If you know nothing of this, close this page. Nothing happens then.
page-prove-domain-done-title = Thank you
page-prove-domain-done = It is confirmed: { $requester } has its mail at { $domain }. You can close this page.
page-refused-title = This did not work
