"""The pages of a submission, step by step, and the moderation."""
