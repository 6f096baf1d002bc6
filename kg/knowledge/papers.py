"""What newspapers are called: the words that close a paper's name (衡阳日报, 长沙晚报)."""

# The alternatives of a regular expression; brackets are put around them where they are used.
PAPER_WORDS = "日报|晚报|晨报|时报|早报|都市报|商报|快报|导报|侨报|新报"
