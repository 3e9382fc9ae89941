"""An English text of our own with citations of courts that do not exist, for the reader of American citations."""

ENGLISH = """
The harbour board of Eastmere asked whether its plan of 2019 still bound the districts that joined later. In Vance v.
Eastmere Harbour Bd., 512 U.S. 1044, 1051 (1994), the court had said that a plan binds whoever takes part in it, and the
board read this to mean the new districts as well. The clerk disagreed. See Orrin v. Tully, 498 F.2d 77, 80 (5th Cir.
1974); Holm v. Dray, 33 F.3d 1201 (9th Cir. 1994). A plan, she wrote, is a promise between those who made it.

The county then issued an order under 42 U.S.C. § 1983 and 28 C.F.R. § 50.10. It named nine tasks with their days, and it
gave each to one office. Id. at 1053. Three offices reported in time. Two asked for more time, and four said nothing at
all. The board wrote to them twice. Compare Pell v. Marsh County, 611 P.2d 404, 409 (Cal. 1980), with Aster v. Quill, 77
N.E.2d 12 (N.Y. 1948).

On the first of March the offices met in the old customs house. The chair read the report aloud, line by line, and after
each line he asked who had done it and how one could see that it was done. Vance, 512 U.S. at 1055. By noon they had
reached the fourth task. By evening they agreed that a report without evidence is a wish, and they wrote that down.

The appeal came in the autumn. It relied on Rourke v. City of Lowfield, 845 F. Supp. 2d 312, 319 (D. Mass. 2012), where a
city had changed its plan without telling anybody. The court held that this was not allowed. Rourke, 845 F. Supp. 2d at
321. The board answered that it had told everybody, in the newspaper, on the notice board, and by letter.
"""
