# Lettres. Sans contenu là où quelqu’un pourrait lire par-dessus l’épaule ; celles-ci vont à des organismes.

mail-prove-domain-subject = Merci de confirmer que vous lisez du courrier à { $domain }
mail-prove-domain-why = { $requester } s’est inscrit sur Ownaccord. Quelqu’un a indiqué cette adresse pour montrer que { $domain } est son domaine de courrier.
mail-prove-domain-do = Si c’est exact, ouvrez cette page et confirmez :
mail-prove-domain-until = Le lien marche une fois, jusqu’au { $until }.
mail-prove-domain-not-you = Si cela ne vous dit rien, ne faites rien : sans votre confirmation, rien n’est montré. Cette adresse n’est pas conservée.
