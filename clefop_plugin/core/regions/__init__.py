"""The territory generator: connected territories made of whole blocks, the best there are, with the proof.

In plain words. A *plan* shares the blocks (EPCI) between territories. J counts the pairs of residents that the plan
brings together although, or because, the reference zonings do: the plan with most J agrees best with them. Two engines
look for it. The *heuristic* one finds very good plans fast: it merges blocks that are alike, then moves blocks, merges
and cuts territories again and again, and puts together the best territories it met. The *exact* one proves how good a
plan is: it gives every block a price such that no territory is worth more than its blocks cost, which bounds every
plan; lists the few territories that a better plan could use; and shows that no choice among them is better.

What a reader may look for, and where:

    problem       blocks, constraints, objective; the check of a plan from scratch        build, terms   from tables
    solve         the one entry: problem, budget, progress in, solution out               track, clock   what it tells
    feasibility   requests that no plan can meet, told at once                            numbering      codes and names

    heuristic     rounds of the search          ground     plain lists, coarser problems  state   a plan and its tables
    clusters      greedy merges                 construct  cuts and repair                improve, anneal   better plans
    windows       parts of a large plan         pool       territories met                recombine   the best plan of them

    exact         the proof                     master     prices by linear programming   cuts    tighter relaxations
    pricing       territories worth adding      growth     their search                   columns, partition   the choice
    certificate   what prices prove             large, local_pricing, proximal            the same for a thousand blocks

    alternatives  the next best plans           explain, moves, tables    why these       sensitivity    other weights
"""
