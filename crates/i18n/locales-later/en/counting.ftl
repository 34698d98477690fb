### Being counted in a programme, for whoever chooses it.

count-me = Count me in { $programme }
count-me-explained = It is your choice. It lets the partnership see how many different people come. When you have taken part, the phone sends a random mark and the month. No name, and nobody can see whose mark it is.
counted = You are counted in { $programme }.
count-me-not = Do not count me
