"""What people read, in both languages: messages are tables, sentences are made here and nowhere else."""
