"""One question over documents and their files, tasks, units, activities, results, people in public posts."""
