"""Slack: what comes in becomes a Request, a Reply becomes blocks. The only importer of slack_bolt and slack_sdk."""
