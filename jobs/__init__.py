"""What happens on time: reminders are planned from the calendars, and delivered."""
