# Pages.

page-prove-domain-title = { $domain } est-il le domaine de courrier de { $requester } ?
page-prove-domain-why = Si vous confirmez, les membres des communautés voient que { $requester } a son courrier à { $domain }.
page-prove-domain-button = Oui, je confirme
page-prove-domain-not-you = Si cela ne vous dit rien, fermez cette page. Il ne se passera rien.
page-prove-domain-done-title = Merci
page-prove-domain-done = C’est confirmé : { $requester } a son courrier à { $domain }. Vous pouvez fermer cette page.
page-refused-title = Cela n’a pas marché
