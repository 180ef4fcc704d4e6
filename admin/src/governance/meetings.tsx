import { dayOf } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { Chip } from '../elements/chips.tsx'
import { Empty, Section } from '../elements/page.tsx'
import { Prose } from '../elements/record-show.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import type { OpenDialog } from './committee-dialogs.tsx'
import type { MeetingTold } from './committee-source.ts'

interface MeetingsProps {
  meetings: readonly MeetingTold[]
  mayPlan: boolean
  onAct: (dialog: OpenDialog) => void
}

/** The meetings of the committee, newest first; each opens to its agenda, who was there, and its minutes. */
export function Meetings({ meetings, mayPlan, onAct }: MeetingsProps) {
  const { say, term } = useWords()
  return (
    <Section title={say('committee.meetings')} note={say('committee.meetingsNote')}>
      {meetings.length === 0 && <Empty>{say('committee.noMeetings')}</Empty>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {meetings.map((meeting) => {
          const { id, heldOn, place, agenda, minutes, minutesApprovedOn, canEdit } = meeting
          const isOpen = agenda !== null
          return (
            <Box component="li" key={id} sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
              <Box component="details" sx={{ '& summary': { cursor: isOpen ? 'pointer' : 'default' } }}>
                <summary>
                  <Typography component="span" sx={{ fontWeight: 600, mr: 1 }}>
                    {dayInWords(heldOn)}
                  </Typography>
                  <Chip tone={minutesApprovedOn ? 'good' : 'quiet'}>
                    {say(
                      minutesApprovedOn
                        ? 'committee.minutesApproved'
                        : minutes
                          ? 'committee.minutesWritten'
                          : heldOn > dayOf(new Date())
                            ? 'committee.toCome'
                            : isOpen
                              ? 'committee.noMinutes'
                              : 'committee.notPublic',
                    )}
                  </Chip>
                </summary>
                <Box sx={{ display: 'grid', gap: 1.5, pt: 1.5, pl: { sm: 2 } }}>
                  {!isOpen && <Empty>{say('committee.withheld')}</Empty>}
                  {place && <Typography variant="body2">{place}</Typography>}
                  {agenda && <Part title={say('committee.agenda')}>{agenda}</Part>}
                  {nodes(meeting.attendances).length > 0 && (
                    <Part title={say('committee.attendance')}>
                      {nodes(meeting.attendances)
                        .map(({ presence, seat }) => `${seat.organisation?.name ?? term('seatKind', seat.kind)}: ${term('presence', presence)}`)
                        .join('\n')}
                    </Part>
                  )}
                  {minutes && <Part title={say('committee.minutes')}>{minutes}</Part>}
                  {canEdit.allowed && (
                    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
                      <Button size="small" variant="outlined" onClick={() => onAct({ act: 'minutes', meeting })}>
                        {say('committee.writeMinutes')}
                      </Button>
                      {minutes && (
                        <Button size="small" variant="outlined" onClick={() => onAct({ act: 'approve', meeting })}>
                          {say('committee.putMinutes')}
                        </Button>
                      )}
                    </Box>
                  )}
                </Box>
              </Box>
            </Box>
          )
        })}
      </Box>
      {mayPlan && (
        <Button variant="outlined" sx={{ mt: 2 }} onClick={() => onAct({ act: 'plan' })}>
          {say('committee.plan')}
        </Button>
      )}
    </Section>
  )
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <Box>
      <Typography component="h3" variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {title}
      </Typography>
      <Prose>{children}</Prose>
    </Box>
  )
}
